import type { Database } from '../../storage/tables.ts'
import { CHANNELS_BESIDE_DESK } from '../advisers.ts'
import type { HandoffContext } from '../context.ts'

/** Where a delivery goes: to the person in the chat, or to a team outside the desk. */
export const CHANNELS = ['person', ...CHANNELS_BESIDE_DESK] as const
export type Channel = (typeof CHANNELS)[number]

/** What is to be delivered: names and ids. The words are read from the ticket when it goes out, so deleting the ticket deletes them everywhere. */
export type Payload =
  /** A message of the adviser. */
  | { message: string }
  /** A phrase of `locales/` to the person. */
  | { phrase: string; values?: Readonly<Record<string, string>> }
  /** Something a team outside the desk is told. */
  | { event: string; message?: string }

/** Something to be delivered, and where. */
export interface Notice {
  channel: Channel
  payload: Payload
}

// Deliveries that one change of a ticket may cause; keeps their order when numbers of two changes are compared.
const PER_VERSION = 10

/** Puts deliveries into the outbox, in the transaction of the change that causes them: either both are kept or neither. */
export async function enqueue(db: Database, context: Pick<HandoffContext, 'now' | 'newId'>, ticket: { id: string; version: number }, notices: readonly Notice[]): Promise<void> {
  const at = context.now().toISOString()
  for (const [index, { channel, payload }] of notices.entries()) {
    await db.insertInto('delivery').values({
      id: context.newId(), ticket: ticket.id, number: ticket.version * PER_VERSION + index, channel, payload: JSON.stringify(payload),
      state: 'waiting', attempts: 0, due_at: at, created_at: at, last_error: null,
    }).execute()
  }
}
