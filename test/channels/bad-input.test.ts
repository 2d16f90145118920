import { createTokens } from '../../bot/channels/directline/tokens.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { activitiesOf, call, post, startConversation } from './direct-line-client.ts'

const KEY = 'a key of thirty-two bytes or more, for tests'

describe('bad input to a conversation', () => {
  let bot: StartedBot
  beforeAll(async () => { bot = await startBot({ tokenKeys: [KEY] }) })
  afterAll(() => bot.stop())

  // What is sent, the status, and the words of the answer in full.
  it.each([
    ['an empty message', { type: 'message', text: '' }, 400, 'BadArgument', 'text: a message needs a text or the value of a button'],
    ['a message of invisible characters', { type: 'message', text: '\u202e\u200b\u2066' }, 400, 'BadArgument', 'text: a message needs a text or the value of a button'],
    ['100 kB', { type: 'message', text: 'x'.repeat(100_000) }, 413, 'MessageSizeTooBig', 'The body is too large: at most 65536 bytes are accepted.'],
    ['a null character', { type: 'message', text: 'a\0b' }, 400, 'NullCharacter', 'The text contains a null character, which no message needs.'],
    ['invalid UTF-8', Buffer.from('{"type":"message","text":"\xff"}', 'latin1'), 400, 'BadEncoding', 'The body is not valid UTF-8.'],
    ['what is no JSON', '{"type":', 400, 'BadJson', 'The body is not valid JSON.'],
    ['no body at all', undefined, 400, 'BadArgument', 'activity: Invalid input: expected object, received undefined'],
    ['a list', [], 400, 'BadArgument', 'activity: Invalid input: expected object, received array'],
    ['a text that is a number', { type: 'message', text: 5 }, 400, 'BadArgument', 'text: Invalid input: expected string, received number'],
    ['an unknown type', { type: 'invoke', name: 'x' }, 400, 'BadArgument', 'type: expected "message" or "typing"'],
    ['a button value that is too long', { type: 'message', value: 'x'.repeat(3000) }, 400, 'BadArgument', 'value: too long for the value of a button'],
    ['a language tag that is none', { type: 'message', text: 'x', locale: '../../etc' }, 400, 'BadArgument', 'locale: expected a language tag such as "de-DE"'],
  ])('%s gets a clear error', async (_name, activity, status, code, message) => {
    const ticket = await startConversation(bot)
    const answer = await post(bot, ticket, activity)
    expect([answer.status, answer.body]).toEqual([status, { error: { code, message } }])
    // Nothing is half-kept: the conversation is as empty as before, and still works.
    expect(await activitiesOf(bot, ticket, 0)).toEqual([])
    expect((await post(bot, ticket, { type: 'message', text: 'Hallo' })).status).toBe(200)
  })

  it.each(['handoff.status', 'handoff.initiate', 'tokens/response', 'ContinueConversation', 'CreateConversation', 'anything'])('the event %s is refused, so that nobody plays an adviser', async (name) => {
    const ticket = await startConversation(bot)
    expect((await post(bot, ticket, { type: 'event', name, value: { state: 'accepted' } })).status).toBe(400)
  })

  it('bidi controls are taken out of what is shown and of what the dialogue reads', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: '  Hal\u202elo\u2066  du ' })
    expect((await activitiesOf(bot, ticket, 2)).map(({ text }) => text)).toEqual(['Hallo du', '**Hallo du**'])
  })

  it('text longer than we read is cut, not refused', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'ä'.repeat(5000) })
    expect((await activitiesOf(bot, ticket, 2))[0]!.text).toHaveLength(2000)
  })

  it('a button that no longer exists is read as what it said', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, { type: 'message', text: 'Darf ich arbeiten?', value: { do: 'long-gone', article: 'x' } })
    expect((await activitiesOf(bot, ticket, 2))[1]!.text).toBe('**Darf ich arbeiten?**')
  })

  it('a forged sender, recipient, service URL or delivery mode changes nothing', async () => {
    const ticket = await startConversation(bot)
    await post(bot, ticket, {
      type: 'message', text: 'Hallo', id: 'mine', from: { id: 'admin', role: 'bot' }, recipient: { id: 'other' }, serviceUrl: 'http://attacker.example',
      conversation: { id: 'other' }, deliveryMode: 'expectReplies', relatesTo: { serviceUrl: 'http://attacker.example' }, entities: [{ type: 'mention' }],
      attachments: [{ contentType: 'image/png', contentUrl: 'http://attacker.example/x.png' }],
    })
    const [mine, answer] = await activitiesOf(bot, ticket, 2)
    expect(mine!.from).toEqual({ id: expect.stringMatching(/^dl_/), name: '', role: 'user' })
    expect(Object.keys(mine!).sort()).toEqual(['channelData', 'channelId', 'conversation', 'from', 'id', 'text', 'textFormat', 'timestamp', 'type'])
    expect(answer!.text).toBe('**Hallo**')
  })

  it.each([
    ['no token', undefined, 401],
    ['a forged token', 'eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.', 403],
    ['a token signed with another key', 'other', 403],
    ['an expired token', 'expired', 403],
  ])('%s opens nothing', async (_name, token, status) => {
    const { conversationId } = await startConversation(bot)
    const grant = { conversation: conversationId, user: 'dl_x' }
    const made = token === 'other' ? await createTokens(['another key of thirty-two bytes or more'], () => new Date()).mint('chat', grant)
      : token === 'expired' ? await createTokens([KEY], () => new Date(Date.now() - 3_700_000)).mint('chat', grant)
      : token
    const path = `/v3/directline/conversations/${conversationId}/activities`
    expect((await call(bot, 'POST', path, { body: { type: 'message', text: 'x' }, ...(made === undefined ? {} : { token: made }) })).status).toBe(status)
  })
})

describe('bad input to a page', () => {
  let bot: StartedBot
  beforeAll(async () => { bot = await startBot() })
  afterAll(() => bot.stop())

  const ask = (body: string, type = 'application/x-www-form-urlencoded') => fetch(`${bot.url}/de/ask`, { method: 'POST', body, headers: { 'content-type': type, accept: 'text/html', 'accept-language': 'de' } })

  it.each([
    ['100 kB', `q=${'x'.repeat(100_000)}`, 413, 'Ihre Nachricht ist zu lang'],
    ['a null character', 'q=a%00b', 400, 'Das konnten wir nicht lesen'],
    ['invalid UTF-8', 'q=%ff%fe', 400, 'Das konnten wir nicht lesen'],
  ])('%s gets a page that says what to do', async (_name, body, status, title) => {
    const answer = await ask(body)
    const page = await answer.text()
    expect(answer.status).toBe(status)
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).not.toMatch(/at .*\.(ts|js):\d+/)
  })

  it('an empty question shows the field again', async () => {
    const answer = await ask('q=++')
    expect([answer.status, (await answer.text()).includes('name="q"')]).toEqual([200, true])
  })

  it('a choice that is none is read as what its button said', async () => {
    expect(await (await ask('q=Darf+ich+arbeiten%3F&choice=%7B%22do%22%3A%22gone%22%7D')).text()).toContain('<strong>Darf ich arbeiten?</strong>')
  })

  it('markup in a question stays text', async () => {
    expect(await (await ask(`q=${encodeURIComponent('<script>alert(1)</script>')}`)).text()).toContain('<q dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</q>')
  })

  it.each(['/de/articles/%ff', '/de/articles/../../package.json', '/de/articles/gibt-es-nicht', '/de/topics/nichts', '/xx/', '/de/articles/%00'])('the address %s gets an error page and no server error', async (path) => {
    const answer = await fetch(bot.url + path, { headers: { accept: 'text/html' } })
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it('a form of another web site is refused', async () => {
    const answer = await fetch(`${bot.url}/de/ask`, { method: 'POST', body: 'q=x', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' } })
    expect(answer.status).toBe(400)
  })
})
