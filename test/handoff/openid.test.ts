import { createServer as createNetServer } from 'node:net'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jest } from '@jest/globals'
import { Provider } from 'oidc-provider'
import { type DeskServer, startDesk, visitor } from './desk-server.ts'
import { createAdviserDoor } from '../../bot/handoff/teams/adviser-door.ts'
import { messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { noLog } from '../../bot/log.ts'
import { labels, newTicket, team } from './support.ts'

const SECRET = 'a client secret that is long enough'

/** Who is known at the organisation. */
const ACCOUNTS: Record<string, { name: string; groups: string[]; oid?: string }> = {
  berta: { name: 'Berta Beispiel', groups: ['staff', team.id] },
  // As Microsoft tells it: an id for this app, and the directory's.
  anna: { name: 'Anna Berg', groups: [team.id], oid: '5d6fb1c0-58c3-4a8e-9d8b-000000000001' },
  eva: { name: 'Eva Extern', groups: ['staff'] },
}

/** A real OpenID Connect provider for the desk at this address; its own pages sign anybody in by name. */
async function startProvider(deskUrl: string) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'desk', client_secret: SECRET, redirect_uris: [`${deskUrl}/desk/sign-in/callback`], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], profile: ['name', 'oid'], groups: ['groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['some key'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, id: string) => ACCOUNTS[id] && { accountId: id, claims: async () => ({ sub: id, ...ACCOUNTS[id] }) },
  })
  const server: Server = await new Promise((resolve) => { const started = provider.listen(port, '127.0.0.1', () => resolve(started)) })
  return { issuer, stop: () => { server.close(); server.closeAllConnections() } }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Follows an adviser through the provider's pages. @returns the last answer of the desk */
async function signIn(desk: DeskServer, issuer: string, account: string, start = '/desk/sign-in/start') {
  const adviser = visitor(desk.url, { 'accept-language': 'en' })
  const provider = visitor(issuer)
  let location = (await adviser.get(start)).location!
  const authorize = location
  while (location.startsWith(issuer) || location.startsWith('/')) {
    const page = await provider.get(location)
    if (page.location) location = new URL(page.location, issuer).href
    else {
      const action = /action="([^"]+)"/.exec(page.text)![1]!
      const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)![1]!
      location = new URL((await provider.post(action, prompt === 'login' ? { prompt, login: account, password: 'any' } : { prompt })).location!, issuer).href
    }
  }
  const answer = await adviser.get(location)
  return { adviser, answer, authorize, callback: location }
}

describe('signing in with OpenID Connect', () => {
  let desk: DeskServer
  let provider: Awaited<ReturnType<typeof startProvider>>
  beforeAll(async () => {
    // The provider tells at length that these settings are for trying out.
    jest.spyOn(console, 'info').mockImplementation(() => {})
    jest.spyOn(console, 'warn').mockImplementation(() => {})
    const port = await freePort()
    provider = await startProvider(`http://127.0.0.1:${port}`)
    desk = await startDesk({ port, openId: { issuer: provider.issuer, clientId: 'desk', clientSecret: SECRET, groupsClaim: 'groups', scope: 'openid profile groups' } })
  })
  afterAll(async () => {
    await desk.stop()
    provider.stop()
    jest.restoreAllMocks()
  })

  it('makes whoever is in a team\'s group an adviser of that team', async () => {
    const { adviser, answer } = await signIn(desk, provider.issuer, 'berta')
    expect(answer.location).toBe('/desk')
    expect((await adviser.get('/desk')).text).toContain('Berta Beispiel')
    expect(await desk.room.context.db.selectFrom('adviser').selectAll().execute()).toMatchObject([{ id: 'berta', teams: JSON.stringify([team.id]) }])
  })

  it('knows somebody by the id of Microsoft\'s directory, so that a case taken in Teams is theirs at the desk too', async () => {
    const { context } = desk.room
    const { id } = await newTicket(context)
    const inTeams = createAdviserDoor({
      context, teams: [{ ...team, channel: 'teams', address: 'channel' }], labels: labels('de'), detect: () => new Map(), deskUrl: '', log: noLog,
      port: () => { throw new Error('nothing is written') },
    })
    await inTeams.act({ person: { id: ACCOUNTS['anna']!.oid!, name: 'Anna Berg' }, on: { channel: 'channel', conversation: 'thread', activity: 'card' }, verb: 'claim', data: { ticket: id, version: 1 } })
    const anna = (await signIn(desk, provider.issuer, 'anna')).adviser
    expect((await anna.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: 'Guten Tag', language: 'de', ready: '' })).status).toBe(303)
    expect((await messagesOf(context.db, id)).map(({ text, sender_name }) => [text, sender_name])).toEqual([['Guten Tag', 'Anna Berg']])
    const berta = (await signIn(desk, provider.issuer, 'berta')).adviser
    expect((await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r2', text: 'Auch ich', language: 'de', ready: '' })).status).toBe(409)
  })

  it('leaves whoever is in no team outside, and tells why', async () => {
    const { adviser, answer } = await signIn(desk, provider.issuer, 'eva')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('You are signed in but belong to no team.')
    expect((await adviser.get('/desk')).status).toBe(303)
  })

  it('uses PKCE, state and nonce', async () => {
    const { authorize } = await signIn(desk, provider.issuer, 'berta')
    const query = new URL(authorize).searchParams
    expect(query.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)!.length).toBeGreaterThan(20)
  })

  it('goes back to the page that was asked for, and to no other site', async () => {
    expect((await signIn(desk, provider.issuer, 'berta', '/desk/sign-in/start?next=%2Fdesk%2Ftickets%2Fid-1')).answer.location).toBe('/desk/tickets/id-1')
    expect((await signIn(desk, provider.issuer, 'berta', '/desk/sign-in/start?next=https%3A%2F%2Fevil.example')).answer.location).toBe('/desk')
    expect((await signIn(desk, provider.issuer, 'berta', '/desk/sign-in/start?next=%2F%2Fevil.example')).answer.location).toBe('/desk')
  })

  it('takes no answer twice, from another browser, or with another state', async () => {
    const { adviser, callback } = await signIn(desk, provider.issuer, 'berta')
    expect((await adviser.get(callback)).status).toBe(403)
    expect((await visitor(desk.url).get(callback)).status).toBe(403)
    const other = visitor(desk.url)
    await other.get('/desk/sign-in/start')
    expect((await other.get(callback)).status).toBe(403)
    expect((await other.get('/desk/sign-in/callback?code=forged&state=forged')).status).toBe(403)
  })

  it('does not offer the one-time link', () => expect(desk.room.signInPath).toBeUndefined())

  it('that cannot be reached says so on the page and works when it is back', async () => {
    const lost = await startDesk({ openId: { issuer: 'http://127.0.0.1:9', clientId: 'desk', clientSecret: SECRET, groupsClaim: 'groups', scope: 'openid' } })
    const answer = await visitor(lost.url, { 'accept-language': 'en' }).get('/desk/sign-in/start')
    expect([answer.status, answer.text.includes('Signing in did not work. Please try again.')]).toEqual([403, true])
    await lost.stop()
  })
})
