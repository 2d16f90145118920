import { createTokens } from '../../bot/channels/directline/tokens.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { activitiesOf, call, post, startConversation, type Ticket } from './direct-line-client.ts'

const KEY = 'a key of thirty-two bytes or more, for tests'

describe('the Direct Line endpoint', () => {
  let bot: StartedBot
  let time = new Date('2026-11-24T10:00:00Z')
  beforeAll(async () => { bot = await startBot({ tokenKeys: [KEY], now: () => time }) })
  afterAll(() => bot.stop())

  const generate = async () => (await call(bot, 'POST', '/v3/directline/tokens/generate')).body as Ticket
  const withToken = (ticket: Ticket, token: string): Ticket => ({ ...ticket, token })

  it('gives every visitor a conversation and a user of their own that cannot be guessed', async () => {
    const [first, second] = [await generate(), await generate()]
    const claims = JSON.parse(Buffer.from(first.token.split('.')[1]!, 'base64url').toString()) as { user: string }
    expect(claims.user).toMatch(/^dl_[\w-]{22}$/)
    expect(first.conversationId).not.toBe(second.conversationId)
  })

  it('gives tokens that outlive several of the client\'s refreshes every 15 minutes', async () => {
    expect((await generate()).expires_in).toBeGreaterThanOrEqual(30 * 60)
  })

  it('gives no token to another web site', async () => {
    const refused = await call(bot, 'POST', '/v3/directline/tokens/generate', { headers: { origin: 'https://elsewhere.example' } })
    expect([refused.status, refused.text]).toEqual([403, '{"error":{"code":"BadOrigin","message":"Tokens are given to our own pages only."}}'])
  })

  it('answers 201 to the first start of a conversation and 200 to the next', async () => {
    const { token } = await generate()
    const first = await call(bot, 'POST', '/v3/directline/conversations', { token, body: {} })
    const second = await call(bot, 'POST', '/v3/directline/conversations', { token, body: {} })
    expect([first.status, second.status]).toEqual([201, 200])
    expect((first.body as Ticket).streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/)
  })

  it('puts the user\'s own message first, with its clientActivityID, then the answer', async () => {
    const ticket = await startConversation(bot)
    const posted = await post(bot, ticket, { type: 'message', text: 'Hallo', channelData: { clientActivityID: 'c1', junk: 1 } })
    const [mine, answer] = await activitiesOf(bot, ticket, 2)
    expect(posted.body).toEqual({ id: mine!.id })
    expect([mine!.text, mine!.from.role, mine!.channelData]).toEqual(['Hallo', 'user', { clientActivityID: 'c1' }])
    expect([answer!.text, answer!.from.role, answer!.replyToId]).toEqual(['**Hallo**', 'bot', mine!.id])
    expect(answer!.timestamp > mine!.timestamp).toBe(true)
  })

  it('sends its HTML and buttons that carry their choice', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'Hallo', locale: 'de-DE' })
    const answer = (await activitiesOf(bot, ticket, 2))[1]!
    expect(answer.channelData).toEqual({ html: '<p><strong>Hallo</strong></p>', language: 'de', outcome: 'answer' })
    expect(answer.attachments![0]!.content.buttons[0]).toEqual({
      type: 'messageBack', title: 'Darf ich arbeiten?', displayText: 'Darf ich arbeiten?', text: 'Darf ich arbeiten?',
      value: { do: 'show-article', article: 'may-i-work' },
    })
  })

  it('hands a pressed button to the dialogue as its choice', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'Darf ich arbeiten?', value: { do: 'show-article', article: 'may-i-work' } })
    expect((await activitiesOf(bot, ticket, 2))[1]!.text).toBe('**{"do":"show-article","article":"may-i-work"}**')
  })

  it('refuses a token for any conversation but its own', async () => {
    const [mine, other] = [await startConversation(bot), await startConversation(bot)]
    expect((await post(bot, withToken(other, mine.token), { type: 'message', text: 'x' })).status).toBe(403)
  })

  it('refuses a stream grant and a cookie where a token is needed', async () => {
    const ticket = await startConversation(bot)
    const tokens = createTokens([KEY], () => time)
    for (const kind of ['stream', 'session'] as const) {
      const wrong = await tokens.mint(kind, { conversation: ticket.conversationId, user: 'dl_x' })
      expect((await post(bot, withToken(ticket, wrong), { type: 'message', text: 'x' })).status).toBe(403)
    }
  })

  it('exchanges an expired token for a new one, but takes no message with it', async () => {
    const ticket = await startConversation(bot)
    const before = time
    time = new Date(time.getTime() + 61 * 60_000)
    const posted = await post(bot, ticket, { type: 'message', text: 'x' })
    const refreshed = await call(bot, 'POST', '/v3/directline/tokens/refresh', { token: ticket.token })
    const reconnected = await call(bot, 'GET', `/v3/directline/conversations/${ticket.conversationId}`, { token: ticket.token })
    time = before
    expect([posted.status, refreshed.status, reconnected.status]).toEqual([403, 200, 200])
  })

  it('answers 403 and not 404 for a conversation that has ended, so that the page recovers', async () => {
    const ticket = await startConversation(bot)
    await bot.channels.endConversation(ticket.conversationId)
    const reconnected = await call(bot, 'GET', `/v3/directline/conversations/${ticket.conversationId}?watermark=3`, { token: ticket.token })
    expect([reconnected.status, (await post(bot, ticket, { type: 'message', text: 'x' })).status]).toEqual([403, 403])
  })

  it('ends what was idle for 30 minutes and makes the dialogue forget it', async () => {
    const ticket = await startConversation(bot)
    const before = time
    time = new Date(time.getTime() + 31 * 60_000)
    await bot.channels.endIdle()
    time = before
    expect(bot.forgotten).toContain(ticket.conversationId)
  })

  it('answers 429 with a time to wait, never 403, to someone who writes too fast', async () => {
    const ticket = await startConversation(bot)
    const answers = []
    for (let count = 0; count < 21; count++) answers.push(await post(bot, ticket, { type: 'message', text: 'x' }))
    expect(answers.slice(0, 20).every(({ status }) => status === 200)).toBe(true)
    expect([answers[20]!.status, answers[20]!.headers.get('retry-after')]).toEqual([429, '1'])
  })

  it('does not exist for Azure until Azure is configured', async () => {
    expect((await call(bot, 'POST', '/api/messages', { body: { type: 'message' } })).status).toBe(404)
  })

  it('takes no files', async () => {
    const { conversationId, token } = await startConversation(bot)
    expect((await call(bot, 'POST', `/v3/directline/conversations/${conversationId}/upload`, { token, body: {} })).status).toBe(415)
  })

  it('gives the page of a cookie its conversation again, and another one when it asks for a new one', async () => {
    const first = await call(bot, 'POST', '/chat/session', { body: {} })
    const cookie = first.headers.get('set-cookie')!
    expect(cookie).toMatch(/^erstinfo-conversation=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    await call(bot, 'POST', '/v3/directline/conversations', { token: (first.body as Ticket).token })
    const headers = { cookie: cookie.split(';')[0]! }
    const again = await call(bot, 'POST', '/chat/session', { body: {}, headers })
    const fresh = await call(bot, 'POST', '/chat/session', { body: { fresh: true }, headers })
    const id = (first.body as Ticket).conversationId
    expect(again.body).toMatchObject({ conversationId: id, resumed: true })
    expect((fresh.body as Ticket).conversationId).not.toBe(id)
    expect(bot.forgotten).toContain(id)
  })
})

describe('turns of one conversation', () => {
  it('run one after another, however many messages come at once', async () => {
    let running = 0
    let most = 0
    const bot = await startBot({
      answer: async (message) => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 5))
        running--
        return { language: 'de', outcome: 'answer', markdown: message.text, html: '', buttons: [] }
      },
    })
    const ticket = await startConversation(bot)
    await Promise.all(Array.from({ length: 10 }, (_, count) => post(bot, ticket, { type: 'message', text: `n${count}` })))
    const activities = await activitiesOf(bot, ticket, 20)
    await bot.stop()
    expect(most).toBe(1)
    expect(activities.filter(({ from }) => from.role === 'bot').map(({ text }) => text))
      .toEqual(activities.filter(({ from }) => from.role === 'user').map(({ text }) => text))
  })

  it('that fail end with an apology in the person\'s language, and the next turn works', async () => {
    const events: [string, object | undefined][] = []
    const bot = await startBot({
      log: { info() {}, warn() {}, error: (event, fields) => { events.push([event, fields]) } },
      answer: async (message) => {
        if (message.text === 'geheim') throw new TypeError(`cannot read ${message.text}`)
        return { language: 'de', outcome: 'answer', markdown: message.text, html: '', buttons: [] }
      },
    })
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'geheim', locale: 'en-GB' })
    await post(bot, ticket, { type: 'message', text: 'Hallo' })
    const activities = await activitiesOf(bot, ticket, 4)
    await bot.stop()
    const said = activities.filter(({ from }) => from.role === 'bot').map(({ text }) => text)
    expect(said[0]).toMatch(/^Something went wrong on our side\. Please ask your question again\./)
    expect(said[1]).toBe('Hallo')
    expect(events[0]![0]).toBe('turn.failed')
    expect(JSON.stringify(events)).not.toContain('geheim')
  })
})
