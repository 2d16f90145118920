import type { Team } from './advisers.ts'
import type { HandoffContext } from './context.ts'
import { enqueue, type Notice } from './outbox/enqueue.ts'
import type { ActionName, Adviser, TicketAction } from './ticket.ts'
import type { TicketRecord } from './ticket-record.ts'
import { type Acted, actOnTicket, teamNotices } from './tickets.ts'

/** What advisers do besides writing; from the desk and from a card alike. */
export type AdviserAction = Extract<TicketAction, { do: 'claim' | 'release' | 'reassign' | 'hand-back' | 'close' | 'reopen' }>

// What the person is told, in their language.
const TOLD: Partial<Record<ActionName, string>> = {
  'claim': 'handoff.person.claimed',
  'release': 'handoff.person.released',
  'reassign': 'handoff.person.reassigned',
  'hand-back': 'handoff.person.returned',
  'close': 'handoff.person.closed',
}

/** Does what an adviser asks, and tells the person and, where it changed, the other team. */
export function adviserActs(context: HandoffContext, teams: readonly Team[], id: string, action: AdviserAction, adviser: Adviser): Promise<Acted> {
  return actOnTicket(context, id, action, { kind: 'adviser', adviser }, async (db, ticket) => {
    await enqueue(db, context, ticket, [...personNotices(action, adviser), ...otherTeamNotices(teams, action, ticket), ...cardNotices(teams)])
  })
}

function personNotices(action: AdviserAction, adviser: Adviser): Notice[] {
  const phrase = TOLD[action.do]
  return phrase ? [{ channel: 'person', payload: { phrase, values: { name: adviser.name } } }] : []
}

function otherTeamNotices(teams: readonly Team[], action: AdviserAction, ticket: TicketRecord): Notice[] {
  return action.do === 'reassign' && !action.adviser ? teamNotices(teams.find(({ id }) => id === ticket.team), 'ticket.opened') : []
}

// Also for a case that left Teams for the desk: its card must not stay as it was.
function cardNotices(teams: readonly Team[]): Notice[] {
  return teams.some(({ channel }) => channel === 'teams') ? [{ channel: 'teams', payload: { event: 'ticket.changed' } }] : []
}
