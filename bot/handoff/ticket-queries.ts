import type { Database, HistoryRow, MessageRow } from '../storage/tables.ts'
import { hashLongCode, hashShortCode } from './case-code.ts'
import { byUrgency, ticketOf, type TicketRecord } from './ticket-record.ts'

/** The ticket, or undefined when there is none (any more). */
export async function findTicket(db: Database, id: string): Promise<TicketRecord | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
  return row && ticketOf(row)
}

/** The newest ticket of a conversation that is not closed. */
export async function ticketOfConversation(db: Database, conversation: string): Promise<TicketRecord | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('conversation', '=', conversation).where('state', '!=', 'closed')
    .orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return row && ticketOf(row)
}

/** Every ticket of a conversation, closed or not. */
export async function ticketIdsOfConversation(db: Database, conversation: string): Promise<string[]> {
  const rows = await db.selectFrom('ticket').select('id').where('conversation', '=', conversation).execute()
  return rows.map(({ id }) => id)
}

/** The ticket of the link. */
export async function ticketByLongCode(db: Database, code: string): Promise<TicketRecord | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('long_code_hash', '=', hashLongCode(code)).executeTakeFirst()
  return row && ticketOf(row)
}

/** The ticket of the code for the visit. */
export async function ticketByShortCode(db: Database, code: string): Promise<TicketRecord | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('short_code_hash', '=', await hashShortCode(code)).executeTakeFirst()
  return row && ticketOf(row)
}

/** The cases of these teams that are not closed, most urgent first. */
export async function queueOf(db: Database, teams: readonly string[]): Promise<TicketRecord[]> {
  if (teams.length === 0) return []
  const rows = await db.selectFrom('ticket').selectAll().where('team', 'in', teams).where('state', '!=', 'closed').execute()
  return rows.map(ticketOf).sort(byUrgency)
}

/** The cases of these teams closed last. */
export async function closedOf(db: Database, teams: readonly string[], limit: number): Promise<TicketRecord[]> {
  if (teams.length === 0) return []
  const rows = await db.selectFrom('ticket').selectAll().where('team', 'in', teams).where('state', '=', 'closed')
    .orderBy('closed_at', 'desc').limit(limit).execute()
  return rows.map(ticketOf)
}

/** Messages in their order. */
export function messagesOf(db: Database, ticket: string): Promise<MessageRow[]> {
  return db.selectFrom('message').selectAll().where('ticket', '=', ticket).orderBy('number').execute()
}

/** What happened to a ticket, oldest first. */
export function historyOf(db: Database, ticket: string): Promise<HistoryRow[]> {
  return db.selectFrom('ticket_history').selectAll().where('ticket', '=', ticket).orderBy('version').execute()
}
