import { jest } from '@jest/globals'
import { type Channels, createChannels, randomTokenKey } from '../../bot/channels/channels.ts'
import type { Team } from '../../bot/handoff/advisers.ts'
import { deleteTicket } from '../../bot/handoff/deletion.ts'
import { adviserActs } from '../../bot/handoff/adviser-actions.ts'
import { createOutbox, type Outbox } from '../../bot/handoff/outbox/worker.ts'
import { personSays } from '../../bot/handoff/relay.ts'
import { findTicket, messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { createTeamsDesk, type TeamsDesk } from '../../bot/handoff/teams/teams-desk.ts'
import { createHttpServer, type HttpServer } from '../../bot/http.ts'
import type { Language } from '../../bot/language/languages.ts'
import { noLog } from '../../bot/log.ts'
import { adviser, labels, newTicket, openWorkplace, phrase, team as deskTeam, type Workplace } from '../handoff/support.ts'
import { echoAnswer } from '../support/start-bot.ts'
import { SERVICE, startTeams, type TeamsServer } from './teams-server.ts'

const CHANNEL = '19:ibas@thread.tacv2'
const OTHER = '19:other@thread.tacv2'
const team: Team = { ...deskTeam, channel: 'teams', address: CHANNEL }
const colleagues: Team = { ...deskTeam, id: 'welcome', name: 'Welcome', channel: 'teams', address: OTHER }
const counter: Team = { ...deskTeam, id: 'counter', name: 'Counter', channel: 'desk' }
const teams = [team, colleagues, counter]

let teamsServer: TeamsServer
let workplace: Workplace
let desk: TeamsDesk
let channels: Channels
let server: HttpServer
let outbox: Outbox
let url: string
let toPerson: string[]
let answered: string[]

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
  teamsServer = await startTeams()
})
afterAll(async () => {
  jest.restoreAllMocks()
  await teamsServer.stop()
})
beforeEach(async () => {
  teamsServer.received.length = 0
  toPerson = []
  answered = []
  workplace = await openWorkplace()
  const { context } = workplace
  const detect = (text: string) => new Map<Language, number>([[/\p{Script=Arabic}/u.test(text) ? 'ar' : 'de', 1]])
  desk = createTeamsDesk({ context, teams, labels: labels('de'), port: () => channels.writeToTeams!, detect, deskUrl: 'https://erstinfo.example', log: noLog })
  channels = createChannels({
    tokenKeys: [randomTokenKey()],
    azure: { appType: 'SingleTenant', appId: 'our-app', tenantId: 'our-tenant', appSecret: 'secret', allowedTenants: [] },
    azureAuthentication: teamsServer.authentication,
    advisers: { door: desk.door, db: context.db },
    answer: (message) => { answered.push(message.text); return echoAnswer(message) }, greet: echoAnswer, forget: async () => {}, phrase, log: noLog, now: () => new Date(),
  })
  server = createHttpServer({ settings: { trustProxy: false }, routes: channels.routes, upgrade: channels.upgrade, errorPage: () => ({ status: 500 }), log: noLog })
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  const person = async ({ payload }: { payload: object }) => { toPerson.push(JSON.stringify(payload)) }
  outbox = createOutbox(context, { person, teams: desk.deliver }, noLog)
  desk.start()
})
afterEach(async () => {
  await desk.stop()
  await channels.stop(0)
  await server.stop(1000)
  await workplace.close()
})

let activities = 0
async function send(more: object, claims?: Record<string, unknown>): Promise<{ status: number; body: any }> {
  const activity = {
    type: 'message', id: `in-${++activities}`, channelId: 'msteams', serviceUrl: SERVICE, from: { id: '29:anna', aadObjectId: 'anna', name: 'Anna Berg' }, recipient: { id: '28:our-app', name: 'Erstinfo' },
    conversation: { id: CHANNEL, conversationType: 'channel', isGroup: true, tenantId: 'our-tenant' }, channelData: { team: { id: CHANNEL }, tenant: { id: 'our-tenant' } }, ...more,
  }
  const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await teamsServer.sign(claims)}` }, body: JSON.stringify(activity) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}
const install = () => send({ type: 'installationUpdate', action: 'add' })
const said = (card: unknown): string => JSON.stringify(card)

/** The case's card is in the channel. */
async function posted(change = {}): Promise<{ id: string; thread: string; card: any }> {
  await install()
  const { id } = await newTicket(workplace.context, change, team)
  await outbox.run()
  const row = await workplace.context.db.selectFrom('teams_post').selectAll().where('ticket', '=', id).executeTakeFirstOrThrow()
  return { id, thread: row.conversation, card: updates().at(-1)!.body.attachments![0]!.content }
}

const BEN = { from: { id: '29:ben', aadObjectId: 'ben', name: 'Ben Kern' } }
function press(on: { id: string; thread: string }, verb: string, data: object = {}, more: object = {}) {
  return send({
    type: 'invoke', name: 'adaptiveCard/action', replyToId: on.thread.split('=')[1], value: { action: { type: 'Action.Execute', verb, data: { ticket: on.id, version: 1, ...data } }, trigger: 'manual' },
    conversation: { id: on.thread, conversationType: 'channel', tenantId: 'our-tenant' }, ...more,
  })
}
const mention = (thread: string, text: string, more: object = {}) => send({
  text: `<at>Erstinfo</at> ${text}`, entities: [{ type: 'mention', mentioned: { id: '28:our-app', name: 'Erstinfo' }, text: '<at>Erstinfo</at>' }],
  conversation: { id: thread, conversationType: 'channel', tenantId: 'our-tenant' }, ...more,
})
const settled = async () => { await outbox.run(); await desk.stop(); desk.start() }
const updates = () => teamsServer.received.filter(({ method }) => method === 'PUT')

describe('a case for a team that works in Teams', () => {
  it('stands as a card in the team\'s channel, once, whatever is repeated', async () => {
    const { card } = await posted()
    await settled()
    expect(said(card)).toContain('Wartet auf jemanden aus Ihrem Team')
    expect(teamsServer.received.filter(({ path }) => path === '/v3/conversations').map(({ body }) => [body.isGroup, body.channelData, body.activity!.summary]))
      .toEqual([[true, { channel: { id: CHANNEL }, tenant: { id: 'our-tenant' } }, 'Neues Anliegen: Normal']])
  })

  it('waits until the app is installed, and tries again when Teams is busy', async () => {
    await newTicket(workplace.context, {}, team)
    await outbox.run()
    expect(teamsServer.received).toEqual([])
    await install()
    teamsServer.failures.push(412)
    workplace.clock.move(3_000)
    await outbox.run()
    const row = await workplace.context.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow()
    expect([row.state, row.last_error]).toEqual(['waiting', 'http-412'])
    workplace.clock.move(60_000)
    await outbox.run()
    expect(teamsServer.received.filter(({ path }) => path === '/v3/conversations')).toHaveLength(1)
  })

  it('is claimed, answered, handed back and closed on its card, and the card follows for everybody', async () => {
    const ticket = await posted()
    const claimed = await press(ticket, 'claim')
    expect([claimed.status, claimed.body.statusCode, claimed.body.type]).toEqual([200, 200, 'application/vnd.microsoft.card.adaptive'])
    expect(said(claimed.body.value)).toContain('Bei Anna Berg')
    await settled()
    expect(said(updates().at(-1)!.body)).toContain('Bei Anna Berg')
    expect(updates().at(-1)!.path).toBe(`/v3/conversations/${ticket.thread}/activities/${ticket.thread.split('=')[1]}`)
    const replied = await press(ticket, 'reply', { version: 2, reply: 'Guten Tag, Amal.' })
    expect(said(replied.body.value)).toContain('Guten Tag, Amal.')
    await settled()
    expect((await messagesOf(workplace.context.db, ticket.id)).map(({ text, sender_name, language, delivery }) => [text, sender_name, language, delivery])).toEqual([['Guten Tag, Amal.', 'Anna Berg', 'de', 'delivered']])
    expect(said(updates().at(-1)!.body)).toContain('angekommen')
    expect(said((await press(ticket, 'hand-back', { version: 3 })).body.value)).toContain('Beim Chatbot')
    expect(said((await press(ticket, 'close', { version: 4, outcome: 'appointment' })).body.value)).toContain('Abgeschlossen: Termin vereinbart')
    await settled()
    expect(said(updates().at(-1)!.body)).toContain('Abgeschlossen: Termin vereinbart')
    expect(toPerson).toHaveLength(4)
  })

  it('pressed by two at once has one winner; the other sees who, on the current card', async () => {
    const ticket = await posted()
    const answers = await Promise.all([press(ticket, 'claim'), press(ticket, 'claim', {}, BEN)])
    const winner = (await findTicket(workplace.context.db, ticket.id))!.adviserName!
    const losers = answers.filter(({ body }) => said(body.value).includes(`${winner} war schneller`))
    expect(losers).toHaveLength(1)
    expect(said(losers[0]!.body.value)).toContain(`Bei ${winner}`)
  })

  it('is not changed by an action that comes twice, and says so', async () => {
    const ticket = await posted()
    await press(ticket, 'claim')
    await press(ticket, 'reply', { version: 2, reply: 'Guten Tag' })
    const again = await press(ticket, 'reply', { version: 2, reply: 'Guten Tag' })
    expect(said(again.body.value)).toContain('Das war schon erledigt und wurde nicht noch einmal getan.')
    await press(ticket, 'hand-back', { version: 3 })
    await press(ticket, 'claim', { version: 4 })
    expect(said((await press(ticket, 'hand-back', { version: 3 })).body.value)).toContain('schon erledigt')
    expect((await findTicket(workplace.context.db, ticket.id))!.state).toBe('claimed')
    expect(await messagesOf(workplace.context.db, ticket.id)).toHaveLength(1)
  })

  it('keeps the words of an adviser who does not have it', async () => {
    const ticket = await posted()
    await press(ticket, 'claim')
    const card = said((await press(ticket, 'reply', { version: 2, reply: 'Ich auch' }, BEN)).body.value)
    expect([card.includes('hat gerade jemand anderes'), card.includes('"value":"Ich auch"')]).toEqual([true, true])
  })

  it.each([
    ['an empty reply', 'reply', { version: 2, reply: ' ' }, 'Ihre Antwort ist leer'],
    ['a reply that is too long', 'reply', { version: 2, reply: 'x'.repeat(20_000) }, 'Ihre Antwort ist zu lang und wurde nicht gesendet: 20000 Zeichen. Möglich sind 4000.'],
    ['an unknown button', 'delete', {}, 'Diese Karte ist zu alt.'],
    ['no outcome', 'close', { version: 2 }, 'Diese Karte ist zu alt.'],
    ['no case', 'claim', { ticket: 7 }, 'Diese Karte ist zu alt.'],
  ])('answers %s with a sentence and leaves the card and the case', async (_name, verb, data, expected) => {
    const ticket = await posted()
    await press(ticket, 'claim')
    const { body } = await press(ticket, verb, data)
    expect([body.statusCode, body.type, body.value.startsWith(expected)]).toEqual([200, 'application/vnd.microsoft.activity.message', true])
    expect((await findTicket(workplace.context.db, ticket.id))!.version).toBe(2)
  })

  it('cannot be touched from a channel of no team, from another team\'s, from a chat, or from another tenant', async () => {
    const ticket = await posted()
    const from = (channel: string, more: object = {}) => press(ticket, 'claim', {}, { conversation: { id: `${channel};messageid=9`, conversationType: 'channel', tenantId: 'our-tenant', ...more } })
    expect((await from('19:strangers@thread.tacv2')).body.value).toBe('Hier können keine Anliegen bearbeitet werden. Es wurde nichts geändert.')
    expect(said((await from(OTHER)).body.value)).toContain('Dieses Anliegen hat jetzt ein anderes Team.')
    expect((await press(ticket, 'claim', {}, { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'our-tenant' }, channelData: {} })).body.type).toBe('application/vnd.microsoft.activity.message')
    expect((await from(CHANNEL, { tenantId: 'foreign' })).status).toBe(401)
    expect((await findTicket(workplace.context.db, ticket.id))!.state).toBe('open')
  })
})

describe('the thread below a card', () => {
  it('carries replies that mention the bot to the person, without the mention', async () => {
    const ticket = await posted()
    await press(ticket, 'claim')
    expect((await mention(ticket.thread, 'Bitte bringen Sie den Brief mit.')).status).toBe(200)
    expect((await messagesOf(workplace.context.db, ticket.id)).map(({ text }) => text)).toEqual(['Bitte bringen Sie den Brief mit.'])
    expect(teamsServer.received.some(({ body }) => body.text === 'Ihre Antwort ist unterwegs zur Person. Ob sie ankommt, steht auf der Karte.')).toBe(true)
    expect(answered).toEqual([])
  })

  it('carries nothing before somebody has claimed the case, or where there is none', async () => {
    const ticket = await posted()
    await mention(ticket.thread, 'Hallo')
    expect(teamsServer.received.at(-1)!.body.text).toContain('Bitte drücken Sie auf der Karte zuerst')
    await mention(`${CHANNEL};messageid=77`, 'Hallo')
    expect(teamsServer.received.at(-1)!.body.text).toContain('Zu diesem Thema gehört kein Anliegen.')
    expect(await messagesOf(workplace.context.db, ticket.id)).toEqual([])
  })

  it('shows what the person writes, once', async () => {
    const ticket = await posted()
    await personSays(workplace.context, teams, (await findTicket(workplace.context.db, ticket.id))!, { id: 'p1', text: 'لدي سؤال', language: 'ar' })
    await settled()
    const added = teamsServer.received.filter(({ path, method }) => method === 'POST' && path.includes(';messageid='))
    expect(added.map(({ body }) => body.summary)).toEqual(['Neue Nachricht in einem Anliegen'])
    const row = await workplace.context.db.selectFrom('teams_post').selectAll().where('kind', '=', 'message').executeTakeFirstOrThrow()
    const filled = updates().filter(({ path }) => path.endsWith(`/activities/${row.activity}`))
    expect(filled.map(({ body }) => [said(body.attachments).includes('لدي سؤال'), said(body.attachments).includes('"rtl":true')])).toEqual([[true, true]])
    expect((await messagesOf(workplace.context.db, ticket.id))[0]!.delivery).toBe('delivered')
  })
})

describe('what stands in Teams', () => {
  it('loses everything of the person when the case is deleted', async () => {
    const ticket = await posted()
    await personSays(workplace.context, teams, (await findTicket(workplace.context.db, ticket.id))!, { id: 'p1', text: 'لدي سؤال', language: 'ar' })
    await settled()
    await deleteTicket(workplace.context, teams, ticket.id, 'person')
    await settled()
    expect(said(updates().at(-1)!.body)).toContain('Dieses Anliegen wurde gelöscht.')
    expect(said(updates().at(-1)!.body)).not.toContain('Amal')
    expect(teamsServer.received.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    expect(await workplace.context.db.selectFrom('teams_post').selectAll().execute()).toEqual([])
    expect(said((await press(ticket, 'claim')).body.value)).toContain('Dieses Anliegen wurde gelöscht.')
  })

  it('goes along when a case is given to another team, in Teams or not', async () => {
    const ticket = await posted()
    await adviserActs(workplace.context, teams, ticket.id, { do: 'reassign', team: 'welcome' }, adviser('desk'))
    await settled()
    expect(said(updates().findLast(({ path }) => path.includes(ticket.thread))!.body)).toContain('Dieses Anliegen hat jetzt ein anderes Team.')
    expect(teamsServer.received.filter(({ path }) => path === '/v3/conversations').map(({ body }) => (body.channelData as any).channel.id)).toEqual([CHANNEL, OTHER])
    await adviserActs(workplace.context, teams, ticket.id, { do: 'reassign', team: 'counter' }, adviser('desk', ['welcome']))
    await settled()
    expect(await workplace.context.db.selectFrom('teams_post').selectAll().execute()).toEqual([])
  })

  it('may have been removed by somebody there, and nothing fails of it', async () => {
    const ticket = await posted()
    await desk.stop()
    teamsServer.failures.push(404)
    await press(ticket, 'claim')
    await outbox.run()
    expect(await workplace.context.db.selectFrom('delivery').select('state').where('channel', '=', 'teams').where('state', '=', 'waiting').execute()).toEqual([])
    desk.start()
  })

  it('is no longer written to after the app was removed', async () => {
    await install()
    await send({ type: 'installationUpdate', action: 'remove' })
    expect(await workplace.context.db.selectFrom('teams_channel').selectAll().execute()).toEqual([])
  })
})

describe('a process that is killed between what Teams took and our own books', () => {
  /** Teams takes the next post, and we do not live to write it down. */
  function killedAfter(method: 'post' | 'reply') {
    let killed = false
    const port = () => ({
      ...channels.writeToTeams!,
      async [method](...args: [never, never, never]) {
        const posted = await channels.writeToTeams![method](...args)
        if (killed) return posted
        killed = true
        throw new Error('killed')
      },
    })
    return createTeamsDesk({ context: workplace.context, teams, labels: labels('de'), port, detect: () => new Map(), deskUrl: 'https://erstinfo.example', log: noLog })
  }
  const runTwice = async (deliver: TeamsDesk['deliver']) => {
    const killedOutbox = createOutbox(workplace.context, { teams: deliver }, noLog)
    await killedOutbox.run()
    workplace.clock.move(60_000)
    await killedOutbox.run()
  }
  const began = () => teamsServer.received.filter(({ method }) => method === 'POST')

  it('leaves behind a card that says nothing of the person and can do nothing; the next one is the only one', async () => {
    await desk.stop()
    await install()
    const { id } = await newTicket(workplace.context, {}, team)
    await runTwice(killedAfter('post').deliver)
    expect(began().map(({ body }) => body.activity!.attachments!.map(({ content }) => said(content)))).toEqual(Array(2).fill([expect.stringContaining('Neues Anliegen: Normal')]))
    for (const { body } of began()) for (const word of ['Amal', 'العمل', 'Leipzig', id, 'Action.']) expect(said(body)).not.toContain(word)
    const { activity } = await workplace.context.db.selectFrom('teams_post').select('activity').executeTakeFirstOrThrow()
    expect(updates().map(({ path, body }) => [path.endsWith(`/activities/${activity}`), said(body).includes('Action.Execute')])).toEqual([[true, true]])
    desk.start()
  })

  it('leaves behind no words of the person in the thread; they stand there once, and go when the case is deleted', async () => {
    const ticket = await posted()
    await desk.stop()
    await personSays(workplace.context, teams, (await findTicket(workplace.context.db, ticket.id))!, { id: 'p1', text: 'لدي سؤال', language: 'ar' })
    teamsServer.received.length = 0
    await runTwice(killedAfter('reply').deliver)
    expect(began()).toHaveLength(2)
    for (const { body } of began()) expect(said(body)).not.toContain('لدي سؤال')
    expect(updates().filter(({ path, body }) => !path.endsWith(ticket.thread.split('=')[1]!) && said(body).includes('لدي سؤال'))).toHaveLength(1)
    desk.start()
  })
})

describe('people who ask in Teams', () => {
  const chat = { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'our-tenant' }, channelData: { tenant: { id: 'our-tenant' } } }

  it('get the same answers as everywhere, with buttons', async () => {
    await send({ text: 'Darf ich arbeiten?', ...chat })
    const body = teamsServer.received[0]!.body as any
    expect([body.text, body.attachments[0].contentType]).toEqual(['**Darf ich arbeiten?**', 'application/vnd.microsoft.card.hero'])
  })

  it('are not greeted in front of a whole team', async () => {
    await send({ type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] })
    expect(teamsServer.received).toEqual([])
  })
})
