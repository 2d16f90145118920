import { adviserActs } from '../adviser-actions.ts'
import type { Team } from '../advisers.ts'
import type { HandoffContext } from '../context.ts'
import type { FromHub } from '../protocol.ts'
import { adviserSays, type Relayed } from '../relay.ts'
import type { Adviser } from '../ticket.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { findTicket } from '../ticket-queries.ts'

/** Whoever works in the hub is one adviser to us: who of them has a case is the hub's business. */
const HUB = 'hub'

/** Does what a hub tells: its adviser takes the case, says something, or is done. Undefined for a case that is none of a hub's. */
export async function followHub(context: HandoffContext, teams: readonly Team[], told: FromHub): Promise<Relayed | undefined> {
  const ticket = await findTicket(context.db, told.ticket)
  const team = ticket && teams.find(({ id, channel }) => id === ticket.team && channel === 'hub')
  if (!team) return undefined
  const adviser: Adviser = { id: HUB, name: told.name ?? team.name, teams: [team.id] }
  return told.kind === 'message' ? say(context, ticket, adviser, told) : followStatus(context, teams, ticket, adviser, told)
}

async function followStatus(context: HandoffContext, teams: readonly Team[], ticket: TicketRecord, adviser: Adviser, { state, message }: Extract<FromHub, { kind: 'status' }>): Promise<Relayed> {
  const act = async (action: Parameters<typeof adviserActs>[3]): Promise<Relayed> => {
    const acted = await adviserActs(context, teams, ticket.id, action, adviser)
    // Told twice is told once.
    return acted.ok || acted.refusal.reason === 'already-yours' ? { ok: true } : acted
  }
  if (state === 'completed') return act({ do: 'close', outcome: 'answered' })
  // Nobody was found there: the case waits on in our own queue.
  if (state === 'failed') return ticket.state === 'claimed' ? act({ do: 'release' }) : { ok: true }
  const claimed = await act({ do: 'claim' })
  return claimed.ok && message ? say(context, ticket, adviser, { id: `accepted-${ticket.version}`, text: message }) : claimed
}

function say(context: HandoffContext, ticket: TicketRecord, adviser: Adviser, { id, text, language }: Pick<Extract<FromHub, { kind: 'message' }>, 'id' | 'text' | 'language'>): Promise<Relayed> {
  return adviserSays(context, ticket.id, { id: `${HUB}-${id}`, text, language: language ?? ticket.summary.language }, adviser)
}
