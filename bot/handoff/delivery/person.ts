import type { Language } from '../../language/languages.ts'
import type { Phrase } from '../../language/phrases.ts'
import type { Database } from '../../storage/tables.ts'
import { type Deliver, UndeliverableError } from '../outbox/worker.ts'

/**
 * Says something in the person's conversation, outside of any turn.
 * @param sent `id` is the same when a delivery is repeated; `from` is the adviser who speaks, missing when the bot does;
 * `way` leads to the person where the channel itself no longer knows
 * Throws an error named `ConversationEndedError` when nobody would read it, and `ChannelRefusedError` with a `code` when the channel will never take it.
 */
export type ReachUser = (conversation: string, text: string, language: Language, sent: { id: string; from?: string; way?: string }) => Promise<void>

/** Brings messages of advisers, and what happens to the case, into the chat. */
export function deliverToPerson({ db, reachUser, phrase }: { db: Database; reachUser: ReachUser; phrase: Phrase }): Deliver {
  return async ({ id, ticket: ticketId, payload }) => {
    const ticket = await db.selectFrom('ticket').leftJoin('ticket_way', 'ticket_way.ticket', 'ticket.id')
      .select(['conversation', 'language', 'way']).where('id', '=', ticketId).executeTakeFirst()
    // Deleted meanwhile: nothing is left to say.
    if (!ticket) return
    const reach = (text: string, language: string, from?: string) =>
      reachUser(ticket.conversation, text, language as Language, { id, ...(from ? { from } : {}), ...(ticket.way ? { way: ticket.way } : {}) }).catch(asUndeliverable)
    if ('phrase' in payload) return reach(phrase(ticket.language as Language, payload.phrase, payload.values), ticket.language)
    const message = payload.message && await db.selectFrom('message').selectAll().where('id', '=', payload.message).executeTakeFirst()
    if (message) await reach(message.text, message.language, message.sender_name!)
  }
}

function asUndeliverable(error: unknown): never {
  const { name, code } = error as { name: string; code?: string }
  if (name === 'ConversationEndedError') throw new UndeliverableError('conversation-ended', { cause: error })
  if (name === 'ChannelRefusedError') throw new UndeliverableError(code ?? name, { cause: error })
  throw error
}
