import { createMemoryActivityLog } from '../../bot/channels/directline/memory-activity-log.ts'
import { addressPrefix, createRateLimit } from '../../bot/http/rate-limit.ts'
import { openStream, type StreamSocket } from '../../bot/channels/directline/stream/open-stream.ts'
import { createTokens } from '../../bot/channels/directline/tokens.ts'
import { createLocalConnector } from '../../bot/channels/local-connector.ts'
import { createTurnQueue } from '../../bot/storage/turn-queue.ts'

const fixed = () => new Date('2026-11-24T10:00:00Z')

describe('the activity log', () => {
  it('numbers activities and never gives two the same time, even within one millisecond', async () => {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    const [first, second] = [await log.append('c', { type: 'message' }), await log.append('c', { type: 'message' })]
    expect([first.id, second.id]).toEqual(['c|0000001', 'c|0000002'])
    expect([String(first.timestamp), String(second.timestamp)]).toEqual(['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.001Z'])
  })

  it('shows an updated activity again under its id', async () => {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    const { id } = await log.append('c', { type: 'message', text: 'old' })
    await log.update('c', id, { type: 'message', text: 'new' })
    const { activities, watermark } = await log.since('c', 1)
    expect(activities.map((activity) => [activity.id, activity.text])).toEqual([[id, 'new']])
    expect(watermark).toBe(2)
  })

  it('takes a thousand activities and then says that the conversation is too long', async () => {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    for (let count = 0; count < 1000; count++) await log.append('c', { type: 'message' })
    await expect(log.append('c', { type: 'message' })).rejects.toThrow('The conversation is too long.')
  })
})

describe('the local connector', () => {
  async function connected() {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    return { log, conversations: createLocalConnector(log).conversations }
  }

  it('drops the id of an activity that the client has not seen, for which Web Chat would wait five seconds', async () => {
    const { log, conversations } = await connected()
    const seen = await log.append('c', { type: 'message' })
    await conversations.replyToActivity('c', seen.id, { type: 'message', replyToId: seen.id, serviceUrl: 'urn:x' } as never)
    await conversations.replyToActivity('c', 'unseen', { type: 'message', replyToId: 'unseen' } as never)
    const { activities } = await log.since('c', 1)
    expect(activities.map(({ replyToId, serviceUrl }) => [replyToId, serviceUrl])).toEqual([[seen.id, undefined], [undefined, undefined]])
  })

  it('passes typing on without keeping it', async () => {
    const { log, conversations } = await connected()
    const passing: string[] = []
    log.listen('c', (event) => { if (event.kind === 'passing') passing.push(event.activity.type!) })
    await conversations.sendToConversation('c', { type: 'typing' } as never)
    expect([passing, (await log.since('c', 0)).activities]).toEqual([['typing'], []])
  })

  it('keeps a hand-off with its transcript and its status away from the browser', async () => {
    const { log, conversations } = await connected()
    await conversations.sendToConversation('c', { type: 'event', name: 'handoff.initiate', value: { transcript: [] } } as never)
    await conversations.sendToConversation('c', { type: 'event', name: 'handoff.status', value: { state: 'accepted' } } as never)
    expect((await log.since('c', 0)).activities.map(({ name }) => name)).toEqual([])
  })

  it('says clearly what it does not offer', async () => {
    const { conversations } = await connected()
    expect(() => conversations.deleteActivity('c', 'a')).toThrow('The local channel has no operation "deleteActivity".')
  })
})

describe('a stream', () => {
  const socket = (bufferedAmount = 0) => {
    const sent: string[] = []
    let closed = false
    return { sent, isClosed: () => closed, bufferedAmount, send: (text: string) => { sent.push(text) }, close: () => { closed = true }, on: () => undefined } satisfies StreamSocket & Record<string, unknown>
  }

  it('is closed when its client does not read, so that memory does not fill', async () => {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    await log.append('c', { type: 'message' })
    const slow = socket(2 * 1024 * 1024)
    openStream(slow, log, 'c', 0)
    await new Promise((resolve) => setImmediate(resolve))
    expect([slow.isClosed(), slow.sent]).toEqual([true, []])
  })

  it('sends every activity once, however fast they come', async () => {
    const log = createMemoryActivityLog(fixed)
    await log.create('c', 'u')
    const quick = socket()
    openStream(quick, log, 'c', 0)
    for (let count = 0; count < 20; count++) void log.append('c', { type: 'message', text: String(count) })
    await new Promise((resolve) => setImmediate(resolve))
    const texts = quick.sent.flatMap((set) => (JSON.parse(set) as { activities: { text: string }[] }).activities.map(({ text }) => text))
    expect(texts).toEqual(Array.from({ length: 20 }, (_, count) => String(count)))
  })
})

describe('tokens', () => {
  const [oldKey, newKey] = ['an old key of thirty-two bytes or more', 'a new key of thirty-two bytes or more']
  const grant = { conversation: 'c', user: 'dl_u' }

  it('signed with an old key are accepted while the key is still listed', async () => {
    const token = await createTokens([oldKey], fixed).mint('chat', grant)
    expect(await createTokens([newKey, oldKey], fixed).verify('chat', token)).toEqual(grant)
    expect(await createTokens([newKey], fixed).verify('chat', token)).toBeUndefined()
  })

  it('need keys of 32 bytes', () => {
    expect(() => createTokens([newKey, 'short'], fixed)).toThrow('Token key 2 has fewer than 32 bytes.')
    expect(() => createTokens([], fixed)).toThrow('There is no token key.')
  })

  it('are good for nothing when they are unsigned', async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"conv":"c","user":"dl_u","aud":"chat","iss":"erstinfo"}').toString('base64url')}.`
    expect(await createTokens([newKey], fixed).verify('chat', unsigned)).toBeUndefined()
  })
})

describe('a rate limit', () => {
  it('allows a burst, then one each so many seconds, and keeps keys apart', () => {
    let time = 0
    const limit = createRateLimit({ burst: 2, secondsEach: 10 }, () => new Date(time))
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([undefined, undefined, 10, undefined])
    time = 4000
    expect(limit.take('a')).toBe(6)
    time = 10_000
    expect(limit.take('a')).toBeUndefined()
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('counts %s as %s', (address, prefix) => {
    expect(addressPrefix(address)).toBe(prefix)
  })
})

describe('the turn queue', () => {
  it('goes on after a turn that failed, and keeps conversations apart', async () => {
    const inTurn = createTurnQueue()
    const order: string[] = []
    const failing = inTurn('a', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push('a1')
      throw new Error('failed')
    })
    const next = inTurn('a', async () => { order.push('a2') })
    const other = inTurn('b', async () => { order.push('b1') })
    await expect(failing).rejects.toThrow('failed')
    await Promise.all([next, other])
    expect(order).toEqual(['b1', 'a1', 'a2'])
  })
})
