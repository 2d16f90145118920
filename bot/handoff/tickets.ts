import type { Database, TicketRow } from '../storage/tables.ts'
import type { Team } from './advisers.ts'
import { type CaseCodes, hashLongCode, hashShortCode, newCaseCodes } from './case-code.ts'
import { type HandoffContext, TICKET_CHANGED } from './context.ts'
import { enqueue, type Notice } from './outbox/enqueue.ts'
import type { Summary } from './summary.ts'
import { type Actor, nextTicket, type Refusal, type Ticket, type TicketAction } from './ticket.ts'
import { ticketOf, type TicketRecord } from './ticket-record.ts'

/** A case as it is sent: what the person approved, and who gets it. */
export interface NewTicket {
  summary: Summary
  team: Team
  conversation: string
  /** How the person is reached when this process is gone; there is none for our own chat, which is gone then too. */
  way?: string
}

export type Acted = { ok: true; ticket: TicketRecord } | { ok: false; refusal: Refusal }

/** What goes into the same transaction as the change of a ticket. */
export type Alongside = (db: Database, ticket: TicketRecord) => Promise<void>

// Two at once: the slower one decides again on what the faster one left. More often than this it is told to look first.
const TRIES = 3

/** Stores a new case; from here on it outlives the conversation. */
export async function openTicket(context: HandoffContext, { summary, team, conversation, way }: NewTicket): Promise<{ id: string; codes: CaseCodes }> {
  const codes = newCaseCodes()
  const at = context.now().toISOString()
  const row: TicketRow = {
    id: context.newId(), state: 'open', urgency: summary.urgency.level, act_by: summary.actBy ?? null, team: team.id,
    language: summary.language, conversation, summary: JSON.stringify(summary), adviser: null, adviser_name: null, outcome: null,
    created_at: at, updated_at: at, closed_at: null, version: 1,
    short_code_hash: await hashShortCode(codes.short), long_code_hash: hashLongCode(codes.long),
  }
  await context.db.transaction().execute(async (db) => {
    await db.insertInto('ticket').values(row).execute()
    if (way !== undefined) await db.insertInto('ticket_way').values({ ticket: row.id, way }).execute()
    await db.insertInto('ticket_history').values({
      ticket: row.id, version: 1, at, actor: 'person', actor_name: null, action: 'open', from_state: 'open', to_state: 'open', detail: null,
    }).execute()
    await enqueue(db, context, row, teamNotices(team, 'ticket.opened'))
  })
  await context.announcements.announce(TICKET_CHANGED, row.id)
  return { id: row.id, codes }
}

/** Tells a team outside the desk; the desk sees everything by itself. */
export function teamNotices(team: Team | undefined, event: string): Notice[] {
  return !team || team.channel === 'desk' ? [] : [{ channel: team.channel, payload: { event } }]
}

/**
 * Decides an action and writes state, history and audit in one transaction.
 * @param alongside written in the same transaction, such as the message of a reply or what must be delivered
 */
export async function actOnTicket(context: HandoffContext, id: string, action: TicketAction, actor: Actor, alongside?: Alongside): Promise<Acted> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const acted = await tryToAct(context, id, action, actor, alongside)
    if (acted === 'changed meanwhile') continue
    if (acted.ok) await context.announcements.announce(TICKET_CHANGED, id)
    return acted
  }
  return { ok: false, refusal: { reason: 'changed' } }
}

async function tryToAct(context: HandoffContext, id: string, action: TicketAction, actor: Actor, alongside?: Alongside): Promise<Acted | 'changed meanwhile'> {
  return context.db.transaction().execute(async (db) => {
    const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return { ok: false, refusal: { reason: 'gone' } }
    const before = ticketOf(row)
    const decision = nextTicket(before, action, actor)
    if (!decision.ok) return { ok: false, refusal: decision.refusal }
    const at = context.now().toISOString()
    const after: TicketRecord = { ...before, ...decision.ticket, updatedAt: at, closedAt: decision.ticket.state === 'closed' ? at : null }
    if (!await write(db, before, after)) return 'changed meanwhile'
    await record(db, context, { before, after, action, actor, detail: decision.detail ?? null })
    await alongside?.(db, after)
    return { ok: true, ticket: after }
  })
}

/** Writes the change if nobody was faster. */
async function write(db: Database, before: Ticket, after: TicketRecord): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('ticket').set({
    state: after.state, urgency: after.urgency, team: after.team, adviser: after.adviser, adviser_name: after.adviserName,
    outcome: after.outcome, version: after.version, updated_at: after.updatedAt, closed_at: after.closedAt,
  }).where('id', '=', before.id).where('version', '=', before.version).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

async function record(db: Database, context: HandoffContext, change: { before: Ticket; after: TicketRecord; action: TicketAction; actor: Actor; detail: string | null }): Promise<void> {
  const { before, after, action, actor, detail } = change
  const adviser = actor.kind === 'adviser' ? actor.adviser : undefined
  await db.insertInto('ticket_history').values({
    ticket: after.id, version: after.version, at: after.updatedAt, actor: adviser?.id ?? actor.kind, actor_name: adviser?.name ?? null,
    action: action.do, from_state: before.state, to_state: after.state, detail,
  }).execute()
  if (!adviser) return
  await db.insertInto('audit').values({ id: context.newId(), at: after.updatedAt, actor: adviser.id, action: action.do, ticket: after.id, detail }).execute()
}
