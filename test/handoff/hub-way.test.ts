import { jest } from '@jest/globals'
import { queueOf } from '../../bot/handoff/ticket-queries.ts'
import { listen } from '../channels/direct-line-client.ts'
import { SERVICE, startTeams, type TeamsServer } from '../channels/teams-server.ts'
import { type HubServer, hubStatus, startHub } from './hub-server.ts'
import { chatter, sendCase, startWholeWay, type WholeWay } from './whole-way.ts'

const HUB_TEAM = { channel: 'hub' as const }

let hub: HubServer
let whole: WholeWay
beforeEach(async () => { hub = await startHub() })
afterEach(async () => {
  await whole.stop()
  hub.stop()
})
const variables = () => ({ HUB_URL: hub.url, HUB_SECRET: hub.secret })
const theCase = async () => (await queueOf(whole.storage.db, ['leipzig']))[0]!
const tell = (activity: object) => hub.tell(whole, activity, { at: whole.clock.now() })

describe('a hub and a person in our own chat', () => {
  it('meet through the protocol, of which the browser sees nothing', async () => {
    whole = await startWholeWay({ team: HUB_TEAM, variables: variables() })
    const amal = await chatter(whole)
    const browser = await listen(amal.ticket.streamUrl.replace(/^ws:\/\/[^/]+/, whole.url.replace('http', 'ws')))
    await sendCase(amal)
    const [initiate] = await hub.heard(1)
    expect([initiate.name, initiate.attachments[0].content.activities[0].text]).toEqual(['handoff.initiate', 'Xylophonkonzert'])
    const { id } = await theCase()
    await tell(hubStatus(id, 'accepted', { value: { state: 'accepted', message: 'Hello Amal' } }))
    await amal.hears('**Hanna:** Hello Amal')
    await amal.writes('thank you')
    expect((await hub.heard(2))[1]).toMatchObject({ type: 'message', text: 'thank you', locale: 'en' })
    await tell(hubStatus(id, 'completed'))
    await amal.hears('Your case is closed')
    await browser.until((await amal.transcript()).length)
    expect(new Set(browser.activities().map(({ type }) => type))).toEqual(new Set(['message']))
    expect(JSON.stringify(browser.sets)).not.toMatch(/handoff\.(initiate|status)|Transcript/)
    browser.socket.close()
  })

  it('are not brought together by a status that the browser made up', async () => {
    whole = await startWholeWay({ team: HUB_TEAM, variables: variables() })
    const amal = await chatter(whole)
    await sendCase(amal)
    const { id } = await theCase()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${amal.ticket.token}` }
    const post = (path: string, activity: object) => fetch(whole.url + path, { method: 'POST', headers, body: JSON.stringify(activity) })
    expect((await post(`/v3/directline/conversations/${amal.ticket.conversationId}/activities`, hubStatus(id, 'accepted'))).status).toBe(400)
    expect((await post('/api/hub', hubStatus(id, 'accepted'))).status).toBe(401)
    expect((await amal.writes('hello')).text).not.toContain('Hanna')
    expect(await theCase()).toMatchObject({ state: 'open', version: 1 })
  })
})

describe('a hub and a person in Teams', () => {
  let teams: TeamsServer
  beforeEach(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {})
    teams = await startTeams()
  })
  afterEach(async () => {
    await teams.stop()
    jest.restoreAllMocks()
  })

  it('meet through the protocol, of which Teams sees nothing and which it cannot speak', async () => {
    whole = await startWholeWay({
      team: HUB_TEAM, azureAuthentication: teams.authentication,
      variables: { ...variables(), MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_ID: 'our-app', MICROSOFT_APP_TENANT_ID: 'our-tenant', MICROSOFT_APP_PASSWORD: 'secret' },
    })
    const send = async (more: object) => {
      const activity = { type: 'message', id: `a${Math.random()}`, locale: 'en', channelId: 'msteams', serviceUrl: SERVICE, conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'our-tenant' }, from: { id: 'u1' }, recipient: { id: 'b1' }, ...more }
      const response = await fetch(`${whole.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await teams.sign()}` }, body: JSON.stringify(activity) })
      return response.status
    }
    const press = (choice: object) => send({ value: choice })
    await send({ text: 'Xylophonkonzert' })
    await send({ text: 'human' })
    await press({ do: 'handoff', step: 'place', value: '14713' })
    for (const _ of ['tried', 'contact', 'name']) await press({ do: 'handoff', step: 'skip' })
    await press({ do: 'handoff', step: 'send' })
    const [initiate] = await hub.heard(1)
    expect(initiate.name).toBe('handoff.initiate')

    const { id } = await theCase()
    for (const conversation of [id, 'a:chat', 'msteams:a:chat']) {
      expect(await send(hubStatus(conversation, 'accepted', { from: { id: 'u1' }, conversation: { id: conversation, tenantId: 'our-tenant' } }))).toBe(200)
      expect(await send(hubStatus(conversation, 'accepted', { type: 'invoke', from: { id: 'u1' }, conversation: { id: conversation, tenantId: 'our-tenant' } }))).toBe(501)
    }
    expect(await theCase()).toMatchObject({ state: 'open', version: 1 })

    await tell(hubStatus(id, 'accepted', { value: { state: 'accepted', message: 'Hello Amal' } }))
    for (let tries = 0; !teams.received.some(({ body }) => body.text === '**Hanna:** Hello Amal'); tries++) {
      if (tries > 100) throw new Error('It never came.')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(new Set(teams.received.map(({ body }) => body['type']))).toEqual(new Set(['message']))
    expect(JSON.stringify(teams.received)).not.toMatch(/handoff\.(initiate|status)|Transcript/)
  })
})
