import type { Language } from '../language/languages.ts'
import type { Database } from '../storage/tables.ts'
import type { Team } from './advisers.ts'
import type { HandoffContext } from './context.ts'
import { enqueue } from './outbox/enqueue.ts'
import type { Adviser, Refusal } from './ticket.ts'
import type { TicketRecord } from './ticket-record.ts'
import { actOnTicket, teamNotices } from './tickets.ts'

/** A message on its way between person and adviser. */
export interface Said {
  /** The sender's id for it, unique within the case: a message sent twice is kept once. */
  id: string
  text: string
  language: Language
}

/** Longest message either side can send, in UTF-16 units. */
export const MAX_MESSAGE = 4000

export type Relayed =
  | { ok: true }
  | { ok: false; refusal: Refusal | { reason: 'empty' } | { reason: 'too-long'; limit: number; found: number } }

/** The adviser's words, on their way to the person. */
export async function adviserSays(context: HandoffContext, ticket: string, said: Said, adviser: Adviser): Promise<Relayed> {
  return relay(context, { ticket, said, sender: { kind: 'adviser', adviser }, action: 'reply', delivery: 'waiting' }, async (db, after) => {
    await enqueue(db, context, after, [{ channel: 'person', payload: { message: messageId(ticket, said) } }])
  })
}

/** The person's words, on their way to the adviser: at the desk at once, elsewhere as soon as the channel took them. */
export async function personSays(context: HandoffContext, teams: readonly Team[], ticket: TicketRecord, said: Said): Promise<Relayed> {
  const notices = teamNotices(teams.find(({ id }) => id === ticket.team), 'message.added')
    .map(({ channel, payload }) => ({ channel, payload: { ...payload, message: messageId(ticket.id, said) } }))
  const delivery = notices.length ? 'waiting' : 'delivered'
  return relay(context, { ticket: ticket.id, said, sender: { kind: 'person' }, action: 'message', delivery }, async (db, after) => {
    await enqueue(db, context, after, notices)
  })
}

interface OneMessage {
  ticket: string
  said: Said
  sender: { kind: 'adviser'; adviser: Adviser } | { kind: 'person' }
  action: 'reply' | 'message'
  delivery: 'waiting' | 'delivered'
}

/** The id under which a message is kept. */
export function messageId(ticket: string, said: Pick<Said, 'id'>): string {
  return `${ticket}/${said.id}`
}

async function relay(context: HandoffContext, { ticket, said, sender, action, delivery }: OneMessage, alongside: (db: Database, after: TicketRecord) => Promise<void>): Promise<Relayed> {
  if (said.text.trim() === '') return { ok: false, refusal: { reason: 'empty' } }
  if (said.text.length > MAX_MESSAGE) return { ok: false, refusal: { reason: 'too-long', limit: MAX_MESSAGE, found: said.text.length } }
  const id = messageId(ticket, said)
  if (await isKnown(context.db, id)) return { ok: true }
  const acted = await actOnTicket(context, ticket, { do: action }, sender, async (db, after) => {
    await db.insertInto('message').values({
      id, ticket, number: after.version, sender: sender.kind, sender_name: sender.kind === 'adviser' ? sender.adviser.name : null,
      text: said.text, language: said.language, delivery, at: after.updatedAt, delivered_at: delivery === 'delivered' ? after.updatedAt : null,
    }).execute()
    await alongside(db, after)
  }).catch(async (error: unknown) => {
    // Sent twice at the same moment: the second transaction met the first one's row and left nothing behind.
    if (await isKnown(context.db, id)) return { ok: true as const }
    throw error
  })
  return acted.ok ? { ok: true } : acted
}

async function isKnown(db: Database, id: string): Promise<boolean> {
  return await db.selectFrom('message').select('id').where('id', '=', id).executeTakeFirst() !== undefined
}
