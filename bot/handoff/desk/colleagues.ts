import type { DeskParts } from './desk-parts.ts'

const DAYS = 90

/** Advisers of a team who have signed in lately. */
export async function colleaguesOf({ context: { db, now } }: Pick<DeskParts, 'context'>, team: string): Promise<{ id: string; name: string; team: string }[]> {
  const since = new Date(now().getTime() - DAYS * 24 * 3_600_000).toISOString()
  const rows = await db.selectFrom('adviser').selectAll().where('seen_at', '>', since).orderBy('name').execute()
  return rows.filter(({ teams }) => (JSON.parse(teams) as string[]).includes(team)).map(({ id, name }) => ({ id, name, team }))
}
