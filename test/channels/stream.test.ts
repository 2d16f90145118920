import { createTokens } from '../../bot/channels/directline/tokens.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { activitiesOf, call, listen, post, startConversation, type Ticket } from './direct-line-client.ts'

const KEY = 'a key of thirty-two bytes or more, for tests'

describe('the stream', () => {
  let bot: StartedBot
  beforeAll(async () => { bot = await startBot({ tokenKeys: [KEY] }) })
  afterAll(() => bot.stop())

  it('brings the message back and then the answer, with a rising watermark', async () => {
    const ticket = await startConversation(bot)
    const heard = await listen(ticket.streamUrl)
    await post(bot, ticket, { type: 'message', text: 'Hallo', channelData: { clientActivityID: 'c1' } })
    await heard.until(2)
    expect(heard.activities().map(({ text }) => text)).toEqual(['Hallo', '**Hallo**'])
    expect(heard.sets.at(-1)!.watermark).toBe('2')
    heard.socket.close()
  })

  it('begins after the watermark of a client that comes back, and repeats everything for one that reloads', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'Hallo' })
    await activitiesOf(bot, ticket, 2)
    const reconnect = async (watermark: string) => ((await call(bot, 'GET', `/v3/directline/conversations/${ticket.conversationId}?watermark=${watermark}`, { token: ticket.token })).body as Ticket).streamUrl
    const back = await listen(await reconnect('1'))
    const reloaded = await listen(await reconnect(''))
    await back.until(1)
    await reloaded.until(2)
    expect([back.activities().length, reloaded.activities().length]).toEqual([1, 2])
    back.socket.close()
    reloaded.socket.close()
  })

  it('does not mind the empty frames by which clients keep it open', async () => {
    const ticket = await startConversation(bot)
    const heard = await listen(ticket.streamUrl)
    heard.socket.send('')
    await post(bot, ticket, { type: 'message', text: 'Hallo' })
    await heard.until(2)
    expect(heard.socket.readyState).toBe(heard.socket.OPEN)
    heard.socket.close()
  })

  it.each([
    ['without a grant', (address: string) => address.replace(/t=.*/, ''), {}],
    ['with a chat token instead of a grant', (address: string, token: string) => address.replace(/t=.*/, `t=${token}`), {}],
    ['for another conversation', (address: string) => address.replace(/conversations\/[\w-]+/, 'conversations/other'), {}],
    ['from another web site', (address: string) => address, { origin: 'https://elsewhere.example' }],
  ])('is refused %s', async (_name, change, headers) => {
    const ticket = await startConversation(bot)
    await expect(listen(change(ticket.streamUrl, ticket.token), headers)).rejects.toThrow('403')
  })

  it('is refused a minute after its address was given out', async () => {
    const { conversationId } = await startConversation(bot)
    const old = await createTokens([KEY], () => new Date(Date.now() - 61_000)).mint('stream', { conversation: conversationId, user: 'dl_x' })
    await expect(listen(`ws://127.0.0.1:${bot.port}/v3/directline/conversations/${conversationId}/stream?t=${old}`)).rejects.toThrow('403')
  })

  it('closes when the conversation ends', async () => {
    const ticket = await startConversation(bot)
    const heard = await listen(ticket.streamUrl)
    await bot.channels.endConversation(ticket.conversationId)
    expect(await heard.closed).toBe(1005)
  })

  it('closes the oldest when a conversation opens a fifth', async () => {
    const ticket = await startConversation(bot)
    const first = await listen(ticket.streamUrl)
    const others = []
    for (let count = 0; count < 4; count++) others.push(await listen(ticket.streamUrl))
    await first.closed
    expect(others.map(({ socket }) => socket.readyState)).toEqual([1, 1, 1, 1])
    others.forEach(({ socket }) => socket.close())
  })

  it('carries an adviser\'s words at once, without naming an activity the client has never seen', async () => {
    const ticket = await startConversation(bot)
    const heard = await listen(ticket.streamUrl)
    await bot.channels.reachUser(ticket.conversationId, { markdown: 'Guten Tag', html: '<p>Guten Tag</p>', from: 'Frau Nowak' })
    await heard.until(1)
    const [said] = heard.activities()
    expect([said!.text, said!.replyToId, said!.channelData]).toEqual(['**Frau Nowak:** Guten Tag', undefined, { html: '<p>Guten Tag</p>', from: 'Frau Nowak' }])
    heard.socket.close()
  })

  it('cannot be reached any more once the conversation has ended', async () => {
    const { conversationId } = await startConversation(bot)
    await bot.channels.endConversation(conversationId)
    await expect(bot.channels.reachUser(conversationId, { markdown: 'Guten Tag' })).rejects.toThrow('The conversation has ended.')
  })
})

describe('a stop', () => {
  it('closes streams one after another, so that not all clients come back in the same second', async () => {
    const bot = await startBot()
    const ticket = await startConversation(bot)
    const heard = [await listen(ticket.streamUrl), await listen(ticket.streamUrl), await listen(ticket.streamUrl)]
    const times: number[] = []
    const codes = Promise.all(heard.map(({ closed }) => closed.then((code) => { times.push(Date.now()); return code })))
    await bot.channels.stop(300)
    expect(await codes).toEqual([1001, 1001, 1001])
    expect(times[2]! - times[0]!).toBeGreaterThan(150)
    await bot.stop()
  })
})
