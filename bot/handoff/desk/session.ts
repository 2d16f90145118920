import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isOwnOrigin } from '../../http/client-view.ts'
import { readCookie, writeCookie } from '../../http/cookies.ts'
import type { HttpRequest } from '../../http/route.ts'
import type { HandoffContext } from '../context.ts'
import type { Adviser } from '../ticket.ts'

/** The languages of the desk. */
export const DESK_LANGUAGES = ['de', 'en'] as const
export type DeskLanguage = (typeof DESK_LANGUAGES)[number]

/** A signed-in adviser. */
export interface DeskSession {
  adviser: Adviser
  language: DeskLanguage
  /** Stands in every form, so that no other site can send one. */
  csrf: string
  tokenHash: string
}

const COOKIE = 'desk'
const HOURS = 12

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Signs an adviser in. @returns the cookie that says so */
export async function openSession(context: HandoffContext, request: HttpRequest, adviser: Adviser, language: DeskLanguage): Promise<string> {
  const { db, now, newId } = context
  const token = randomBytes(32).toString('base64url')
  const at = now()
  const teams = JSON.stringify(adviser.teams)
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('adviser').values({ id: adviser.id, name: adviser.name, teams, seen_at: at.toISOString() })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: adviser.name, teams, seen_at: at.toISOString() })).execute()
    await tx.insertInto('desk_session').values({
      token_hash: hash(token), adviser: adviser.id, teams, csrf: randomBytes(32).toString('base64url'), language,
      expires_at: new Date(at.getTime() + HOURS * 3_600_000).toISOString(),
    }).execute()
    await tx.insertInto('audit').values({ id: newId(), at: at.toISOString(), actor: adviser.id, action: 'sign-in', ticket: null, detail: null }).execute()
  })
  return writeCookie(request, COOKIE, token, { path: '/desk', seconds: HOURS * 3600 })
}

/** Whose session a request belongs to, or undefined. */
export async function readSession({ db, now }: HandoffContext, request: HttpRequest): Promise<DeskSession | undefined> {
  const token = readCookie(request, COOKIE)
  if (!token) return undefined
  const row = await db.selectFrom('desk_session').innerJoin('adviser', 'adviser.id', 'desk_session.adviser')
    .select(['desk_session.token_hash', 'desk_session.teams', 'desk_session.csrf', 'desk_session.language', 'adviser.id', 'adviser.name'])
    .where('desk_session.token_hash', '=', hash(token)).where('desk_session.expires_at', '>', now().toISOString()).executeTakeFirst()
  return row && {
    adviser: { id: row.id, name: row.name, teams: JSON.parse(row.teams) as string[] }, language: row.language as DeskLanguage, csrf: row.csrf, tokenHash: row.token_hash,
  }
}

/** Signs out. @returns the cookie that ends it */
export async function closeSession({ db }: HandoffContext, request: HttpRequest, { tokenHash }: DeskSession): Promise<string> {
  await db.deleteFrom('desk_session').where('token_hash', '=', tokenHash).execute()
  return writeCookie(request, COOKIE, '', { path: '/desk', seconds: 0 })
}

/** Changes the language of a session. */
export async function setLanguage({ db }: HandoffContext, { tokenHash }: DeskSession, language: DeskLanguage): Promise<void> {
  await db.updateTable('desk_session').set({ language }).where('token_hash', '=', tokenHash).execute()
}

/** Does the form come from one of our own pages of this session? */
export function isOwnForm(request: HttpRequest, { csrf }: DeskSession): boolean {
  const given = Buffer.from(String((request.body as Record<string, unknown> | undefined)?.['csrf'] ?? ''))
  const expected = Buffer.from(csrf)
  return isOwnOrigin(request.headers, request.baseUrl) && given.length === expected.length && timingSafeEqual(given, expected)
}
