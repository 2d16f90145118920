import { jest } from '@jest/globals'
import { createMemoryReferences } from '../../bot/channels/reach-user.ts'
import { deliverToPerson, type ReachUser } from '../../bot/handoff/delivery/person.ts'
import { createOutbox, type Outbox } from '../../bot/handoff/outbox/worker.ts'
import { adviserSays } from '../../bot/handoff/relay.ts'
import { messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { actOnTicket, openTicket } from '../../bot/handoff/tickets.ts'
import { noLog } from '../../bot/log.ts'
import { adviser, openWorkplace, phrase, summary, team, type Workplace } from '../handoff/support.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { call } from './direct-line-client.ts'
import { SERVICE, startTeams, type TeamsServer } from './teams-server.ts'

const CONVERSATION = 'msteams:a:chat'
const berta = adviser('berta')

let teams: TeamsServer
let bot: StartedBot
let workplace: Workplace
let outbox: Outbox

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
  teams = await startTeams()
})
afterAll(async () => {
  jest.restoreAllMocks()
  await teams.stop()
})
beforeEach(async () => {
  workplace = await openWorkplace()
  bot = await start()
  const reachUser: ReachUser = (conversation, text, _language, { way }) => bot.channels.reachUser(conversation, { markdown: text }, way)
  outbox = createOutbox(workplace.context, { person: deliverToPerson({ db: workplace.context.db, reachUser, phrase }) }, noLog)
  await call(bot, 'POST', '/api/messages', {
    token: await teams.sign(),
    body: { type: 'message', id: 'a1', text: 'Hallo', channelId: 'msteams', serviceUrl: SERVICE, conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'our-tenant' }, from: { id: 'u1' }, recipient: { id: 'b1' } },
  })
  teams.received.length = 0
  teams.failures.length = 0
})
afterEach(async () => {
  await bot.stop()
  await workplace.close()
})

const start = () => startBot({ azure: { appType: 'SingleTenant', appId: 'our-app', tenantId: 'our-tenant', appSecret: 'secret', allowedTenants: [] }, azureAuthentication: teams.authentication })

/** The adviser answers a case of this conversation. */
async function answered(): Promise<{ delivery: () => Promise<string> }> {
  const { context } = workplace
  const { id } = await openTicket(context, { summary: summary(), team, conversation: CONVERSATION, way: (await bot.channels.wayTo(CONVERSATION))! })
  await actOnTicket(context, id, { do: 'claim' }, { kind: 'adviser', adviser: berta })
  await adviserSays(context, id, { id: 'm1', text: 'Guten Tag', language: 'de' }, berta)
  return { delivery: async () => (await messagesOf(context.db, id))[0]!.delivery }
}

describe('the ways back into conversations', () => {
  it('are forgotten with what was said, and come again with the next message', async () => {
    await bot.channels.forgetTranscript(CONVERSATION)
    expect(await bot.channels.wayTo(CONVERSATION)).toBeUndefined()
  })

  it('are no more than there is room for: the one unused longest goes', async () => {
    const references = createMemoryReferences(2)
    for (const conversation of ['a', 'b', 'a', 'c']) await references.save(conversation, { channelId: conversation })
    expect([await references.load('a'), await references.load('b'), await references.load('c')]).toEqual([{ channelId: 'a' }, undefined, { channelId: 'c' }])
  })
})

describe('an adviser\'s words to a person in Teams', () => {
  it('arrive, and only then count as delivered', async () => {
    const { delivery } = await answered()
    expect(await delivery()).toBe('waiting')
    await outbox.run()
    expect([await delivery(), teams.received.map(({ body }) => body.text)]).toEqual(['delivered', ['Guten Tag']])
  })

  it('arrive also after a restart, though the process has not heard of the person since', async () => {
    const { delivery } = await answered()
    await bot.stop()
    bot = await start()
    await outbox.run()
    expect([await delivery(), teams.received.map(({ path, body }) => [path.includes('/a:chat/'), body.text])]).toEqual(['delivered', [[true, 'Guten Tag']]])
  })

  it.each([429, 503])('that Teams answers with %s wait and are sent again', async (status) => {
    const { delivery } = await answered()
    // The client library tries a few times by itself.
    teams.failures.push(...Array<number>(10).fill(status))
    await outbox.run()
    teams.failures.length = 0
    const row = await workplace.context.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow()
    expect([await delivery(), row.last_error, teams.received]).toEqual(['waiting', `http-${status}`, []])
    workplace.clock.move(60_000)
    await outbox.run()
    expect([await delivery(), teams.received.length]).toEqual(['delivered', 1])
  })

  it.each([400, 403, 404, 413])('that Teams refuses with %s count as not arrived, at once', async (status) => {
    const { delivery } = await answered()
    teams.failures.push(status)
    await outbox.run()
    const row = await workplace.context.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow()
    expect([await delivery(), row.state, row.last_error]).toEqual(['failed', 'failed', `http-${status}`])
  })
})
