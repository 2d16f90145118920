import { createTurnQueue, type InTurn } from '../../bot/storage/turn-queue.ts'
import { createHttpServer } from '../../bot/http.ts'
import { htmlAnswer } from '../../bot/http/route.ts'
import type { Team } from '../../bot/handoff/advisers.ts'
import { readDeadlineVocabulary } from '../../bot/handoff/deadlines/vocabulary.ts'
import type { ReachUser } from '../../bot/handoff/delivery/person.ts'
import type { OpenIdSettings } from '../../bot/handoff/desk/sign-in-openid.ts'
import type { HubSettings } from '../../bot/handoff/hub/http-hub.ts'
import { createHandoffRoom, type HandoffRoom } from '../../bot/handoff/handoff-room.ts'
import { noLog } from '../../bot/log.ts'
import { flowTools, openWorkplace, phrase, team, type Workplace } from './support.ts'

/** The hand-off behind a real web server, with a person whose chat only remembers. */
export interface DeskServer {
  workplace: Workplace
  room: HandoffRoom
  url: string
  /** What reached the person's chat. */
  heard: { text: string; language: string; from?: string; at: number }[]
  /** Conversations that were to be forgotten. */
  forgotten: string[]
  /** The queue in which a conversation's turns run. */
  inTurn: InTurn
  stop(): Promise<void>
}

export const otherTeam: Team = { ...team, id: 'faire-integration', name: 'Faire Integration' }

export async function startDesk(options: { openId?: OpenIdSettings; hub?: HubSettings; teams?: Team[]; port?: number; reachUser?: ReachUser } = {}): Promise<DeskServer> {
  const workplace = await openWorkplace()
  const heard: DeskServer['heard'] = []
  const forgotten: string[] = []
  const inTurn = createTurnQueue()
  const tools = flowTools()
  let count = 0
  const room = createHandoffRoom({
    storage: workplace.storage, teams: options.teams ?? [team, otherTeam], deadlines: readDeadlineVocabulary('knowledge'), phrase,
    titles: { article: (language, id) => `${id} (${language})`, value: (_, fact, value) => fact === 'region' && value === '14713' ? 'Leipzig' : value },
    library: {
      titles: () => [{ id: 'may-i-work', title: 'Darf ich arbeiten?' }, { id: 'language-course', title: 'Deutsch lernen' }],
      article: (language, id) => id === 'may-i-work' ? { title: `May I work (${language})`, short: 'It depends.', language } : undefined,
    },
    article: tools.article, factValues: tools.factValues, offers: tools.offers,
    reachUser: options.reachUser ?? (async (_, text, language, { from }) => void heard.push({ text, language, at: performance.now(), ...(from ? { from } : {}) })),
    wayTo: async () => undefined,
    forgetConversation: async (conversation) => void forgotten.push(conversation),
    inTurn,
    settings: { publicUrl: 'http://localhost', ...(options.openId ? { openId: options.openId } : {}), ...(options.hub ? { hub: options.hub } : {}) },
    now: workplace.clock.now, newId: () => `id-${String(++count).padStart(6, '0')}`, log: noLog,
  })
  const server = createHttpServer({
    settings: { trustProxy: false }, routes: room.routes, upgrade: () => false, errorPage: (status) => htmlAnswer(`error ${status}`, {}, status), log: noLog,
  })
  const port = await server.listen(options.port ?? 0, '127.0.0.1')
  room.start()
  return {
    workplace, room, url: `http://127.0.0.1:${port}`, heard, forgotten, inTurn,
    async stop() {
      await room.stop()
      await server.stop(100)
      await workplace.close()
    },
  }
}

/** A browser without a screen: keeps cookies, sends forms as pages offer them. */
export function visitor(url: string, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; text: string; location: string | null; headers: Headers }> {
    const response = await fetch(new URL(path, url), {
      ...init, redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers, ...init.headers as Record<string, string> },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location'), headers: response.headers }
  }
  const get = (path: string, more: Record<string, string> = {}) => ask(path, { headers: more })
  const post = (path: string, fields: Record<string, string>, more: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: url, ...more } })
  /** The secret of the session's forms. */
  const csrf = async () => /name="csrf" value="([^"]+)"/.exec((await get('/desk')).text)?.[1] ?? ''
  return { get, post, csrf, cookies, submit: async (path: string, fields: Record<string, string> = {}) => post(path, { csrf: await csrf(), ...fields }) }
}

/** A visitor who is signed in as an adviser of these teams. */
export async function signedInAdviser({ room: { context }, url }: DeskServer, id: string, teams: string[] = [team.id]) {
  const { openSession } = await import('../../bot/handoff/desk/session.ts')
  const adviser = visitor(url, { 'accept-language': 'en' })
  const cookie = await openSession(context, { baseUrl: url } as never, { id, name: `Name of ${id}`, teams }, 'en')
  adviser.cookies.set('desk', cookie.split(';')[0]!.split('=')[1]!)
  return adviser
}
