import type { Database, TeamsPostRow } from '../../storage/tables.ts'
import type { Posted } from './teams-port.ts'

/** What a post is: the card of a case, or words of the person in its thread. */
export type PostKind = 'card' | 'message'

/** Remembers a post, once. */
export async function keepPost(db: Database, posted: Posted, about: { ticket: string; kind: PostKind; delivery?: string; at: Date }): Promise<void> {
  const { channel, conversation, activity } = posted
  await db.insertInto('teams_post').values({
    channel, conversation, activity, ticket: about.ticket, kind: about.kind, delivery: about.delivery ?? null, shown: null, at: about.at.toISOString(),
  }).onConflict((conflict) => conflict.columns(['conversation', 'activity']).doNothing()).execute()
}

/** Everything that stands in Teams about a case, oldest first. */
export function postsOf(db: Database, ticket: string): Promise<TeamsPostRow[]> {
  return db.selectFrom('teams_post').selectAll().where('ticket', '=', ticket).orderBy('at').execute()
}

/** The case a thread is about. */
export async function ticketOfThread(db: Database, conversation: string): Promise<string | undefined> {
  const row = await db.selectFrom('teams_post').select('ticket').where('conversation', '=', conversation).where('kind', '=', 'card').executeTakeFirst()
  return row?.ticket
}

/** Notes what a post shows now: the fingerprint of a card, the delivery of a message. */
export async function noteShown(db: Database, { conversation, activity }: Posted, shown: string): Promise<void> {
  await db.updateTable('teams_post').set({ shown }).where('conversation', '=', conversation).where('activity', '=', activity).execute()
}

/** Forgets a post that is emptied or gone. */
export async function forgetPost(db: Database, { conversation, activity }: Posted): Promise<void> {
  await db.deleteFrom('teams_post').where('conversation', '=', conversation).where('activity', '=', activity).execute()
}
