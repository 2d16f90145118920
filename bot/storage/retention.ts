import type { Database } from './tables.ts'

/** A closed case is deleted after this many days: what the person was told before sending. */
export const DAYS_AFTER_CLOSING = 30
/** A case nobody closed is deleted when nothing happened to it for this long. */
const DAYS_WITHOUT_ACTIVITY = 180
/** What advisers did stays visible this long, as does who they are when they sign in no more; it holds no words of a person. */
const DAYS_OF_AUDIT = 365
/** Deliveries that came to their end are kept this long, for the operator who looks for a failure. */
const DAYS_OF_DELIVERIES = 30

const DAY = 24 * 60 * 60 * 1000

function ago(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY).toISOString()
}

/** Cases that are older than promised. */
export async function expiredTickets(db: Database, now: Date): Promise<string[]> {
  const rows = await db.selectFrom('ticket').select('id')
    .where((row) => row.or([row('closed_at', '<=', ago(now, DAYS_AFTER_CLOSING)), row('updated_at', '<=', ago(now, DAYS_WITHOUT_ACTIVITY))]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Deletes what belongs to no case and is older than it needs to be. Safe to run at any time and on several replicas at once. */
export async function deleteOldRows(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('desk_session').where('expires_at', '<=', now.toISOString()).execute()
  await db.deleteFrom('audit').where('at', '<=', ago(now, DAYS_OF_AUDIT)).execute()
  await db.deleteFrom('adviser').where('seen_at', '<=', ago(now, DAYS_OF_AUDIT)).execute()
  await db.deleteFrom('delivery').where('state', '!=', 'waiting').where('created_at', '<=', ago(now, DAYS_OF_DELIVERIES)).execute()
}
