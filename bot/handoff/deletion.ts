import { deleteOldRows, expiredTickets } from '../storage/retention.ts'
import { CHANNELS_BESIDE_DESK, type Team } from './advisers.ts'
import { type HandoffContext, TICKET_CHANGED } from './context.ts'
import { enqueue, type Notice } from './outbox/enqueue.ts'
import { ticketIdsOfConversation } from './ticket-queries.ts'

/** What was deleted of a case. */
export interface DeletedCase {
  messages: number
}

/** Forgets what was said in a conversation, outside of cases. */
export type ForgetConversation = (conversation: string) => Promise<void>

// Who holds a copy outside must delete it too. A mail holds nothing of a person.
const COPIES = CHANNELS_BESIDE_DESK.filter((name) => name !== 'mail')

/** Deletes a case with everything that belongs to it; undefined when it is gone already. */
export async function deleteTicket(context: HandoffContext, teams: readonly Team[], id: string, actor: string): Promise<DeletedCase | undefined> {
  const deleted = await context.db.transaction().execute(async (db) => {
    const ticket = await db.selectFrom('ticket').select('version').where('id', '=', id).executeTakeFirst()
    if (!ticket) return undefined
    const messages = await db.deleteFrom('message').where('ticket', '=', id).executeTakeFirst()
    await db.deleteFrom('ticket').where('id', '=', id).execute()
    await db.deleteFrom('delivery').where('ticket', '=', id).execute()
    await enqueue(db, context, { id, version: ticket.version + 1 }, noticesOfDeletion(teams))
    await db.insertInto('audit').values({ id: context.newId(), at: context.now().toISOString(), actor, action: 'delete', ticket: id, detail: null }).execute()
    return { messages: Number(messages.numDeletedRows) }
  })
  await context.announcements.announce(TICKET_CHANGED, id)
  return deleted
}

// All of them are told: a case that was given from team to team may have left something at each.
function noticesOfDeletion(teams: readonly Team[]): Notice[] {
  return COPIES.filter((name) => teams.some(({ channel }) => channel === name)).map((channel) => ({ channel, payload: { event: 'ticket.deleted' } }))
}

/** "Delete my data": every case of the conversation. @returns how many there were */
export async function deleteMyData(context: HandoffContext, teams: readonly Team[], conversation: string): Promise<number> {
  const ids = await ticketIdsOfConversation(context.db, conversation)
  for (const id of ids) await deleteTicket(context, teams, id, 'person')
  await context.scrub()
  return ids.length
}

/** Deletes what is older than promised. */
export async function deleteExpired(context: HandoffContext, teams: readonly Team[]): Promise<number> {
  const ids = await expiredTickets(context.db, context.now())
  for (const id of ids) await deleteTicket(context, teams, id, 'clock')
  await deleteOldRows(context.db, context.now())
  if (ids.length) await context.scrub()
  return ids.length
}
