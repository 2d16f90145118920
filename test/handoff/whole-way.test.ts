import { queueOf } from '../../bot/handoff/ticket-queries.ts'
import { listen } from '../channels/direct-line-client.ts'
import { signedInAdviser } from './desk-server.ts'
import { chatter, sendCase, startWholeWay, type WholeWay } from './whole-way.ts'

let whole: WholeWay
beforeEach(async () => { whole = await startWholeWay() })
afterEach(() => whole.stop())

describe('"delete my data"', () => {
  it('leaves nothing of before, neither for a reload, nor in the dialogue, nor in a case', async () => {
    const amal = await chatter(whole)
    const screen = await listen(amal.ticket.streamUrl.replace(/^ws:\/\/[^/]+/, whole.url.replace('http', 'ws')))
    await sendCase(amal)
    expect(JSON.stringify(await amal.transcript())).toContain('Xylophonkonzert')
    await amal.writes('delete my data')
    const left = await amal.transcript()
    expect(left.map(({ from, text }) => [from.role, text])).toEqual([['user', 'delete my data'], ['bot', expect.stringContaining('I have deleted everything you wrote here, and 1 request')]])
    expect(await whole.dialogue.conversations.load(amal.ticket.conversationId)).toBeUndefined()
    expect(await queueOf(whole.storage.db, ['leipzig'])).toEqual([])
    // What the person has on the screen stays theirs, and the conversation goes on below it.
    await amal.writes('hello again')
    await screen.until((await amal.transcript()).length)
    expect(screen.activities().filter(({ text }) => text === 'delete my data')).toHaveLength(1)
    expect(screen.activities().at(-1)!.from.role).toBe('bot')
    screen.socket.close()
  })

  it('pressed on the case page empties the chat as well', async () => {
    const amal = await chatter(whole)
    const sent = await sendCase(amal)
    const link = /\/case\/[\w-]+/.exec(sent.text!)![0]
    const response = await fetch(`${whole.url}${link}/delete`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' })
    expect(response.status).toBe(200)
    expect(JSON.stringify(await amal.transcript())).not.toContain('Xylophonkonzert')
    expect(await whole.dialogue.conversations.load(amal.ticket.conversationId)).toBeUndefined()
  })
})

describe('the way to a person', () => {
  it('is offered after three questions without an answer', async () => {
    const amal = await chatter(whole)
    const offers = async (text: string) => JSON.stringify((await amal.writes(text)).attachments?.[0]?.content.buttons[0]?.value)
    expect(await offers('Xylophonkonzert')).toBe('{"do":"command","command":"topics"}')
    await amal.writes('Xylophonkonzert again')
    const third = await amal.writes('Xylophonkonzert once more')
    expect(third.text).toContain('It is best to talk to a person.')
    expect(JSON.stringify(third.attachments![0]!.content.buttons[0]!.value)).toBe('{"do":"command","command":"human"}')
  })

  it('is offered with an urgent topic', async () => {
    const amal = await chatter(whole)
    const urgent = [...whole.dialogue.knowledge.articles.values()].find(({ facts }) => facts.urgent !== 'none')!
    const shown = await amal.presses({ do: 'show-article', article: urgent.id })
    expect(JSON.stringify(shown.attachments)).toContain('{"do":"command","command":"human"}')
  })

  it('shows the summary in Arabic to somebody who speaks Arabic, and the adviser its German twin', async () => {
    const amal = await chatter(whole, 'ar-SA')
    await amal.writes('هل يمكنني العزف هنا')
    await amal.presses({ do: 'command', command: 'human' })
    await amal.presses({ do: 'handoff', step: 'place', value: '14713' })
    for (const _ of ['tried', 'contact']) await amal.presses({ do: 'handoff', step: 'skip' })
    const review = await amal.presses({ do: 'handoff', step: 'skip' })
    for (const words of ['مكان السكن', 'هل يمكنني العزف هنا', 'إذا ضغطت «إرسال»']) expect(review.text).toContain(words)
    expect(review.text).not.toMatch(/\p{Script=Latin}{8,}/u)
    await amal.presses({ do: 'handoff', step: 'send' })
    const [ticket] = await queueOf(whole.storage.db, ['leipzig'])
    const page = (await (await signedInAdviser(whole as never, 'berta', ['leipzig'])).get(`/desk/tickets/${ticket!.id}`)).text
    for (const words of ['Wohnort', 'Leipzig', 'dir="rtl"', 'مكان السكن', 'هل يمكنني العزف هنا']) expect(page).toContain(words)
  })

  it('takes a way of contact when nobody is there, and says why', async () => {
    whole.clock.move(8 * 60 * 60 * 1000)
    const amal = await chatter(whole)
    await amal.writes('human')
    await amal.presses({ do: 'handoff', step: 'place', value: '14713' })
    const asked = await amal.presses({ do: 'handoff', step: 'skip' })
    expect(asked.text).toContain('Nobody is there at the moment.')
    await amal.presses({ do: 'handoff', step: 'contact', value: 'mail' })
    expect((await amal.writes('amal@')).text).toContain('name@example.org')
    await amal.writes('amal@example.org')
    const review = await amal.presses({ do: 'handoff', step: 'skip' })
    expect(review.text).toContain('is closed at the moment. Your message will be read at the earliest: Wednesday 25 November at 09:00')
    await amal.presses({ do: 'handoff', step: 'send' })
    expect(await queueOf(whole.storage.db, ['leipzig'])).toMatchObject([{ summary: { contact: { way: 'mail', value: 'amal@example.org' } } }])
  })
})

describe('while an adviser has the case', () => {
  /** A sent case, claimed at the desk. */
  async function taken() {
    const amal = await chatter(whole)
    const sent = await sendCase(amal)
    const [ticket] = await queueOf(whole.storage.db, ['leipzig'])
    const berta = await signedInAdviser(whole as never, 'berta', ['leipzig'])
    await berta.submit(`/desk/tickets/${ticket!.id}/claim`)
    await amal.hears('has taken your case')
    return { amal, berta, page: `/desk/tickets/${ticket!.id}`, link: /\/case\/[\w-]+/.exec(sent.text!)![0] }
  }

  it('an emergency word still brings the numbers to call, and marks the case', async () => {
    const { amal, berta, page } = await taken()
    const answer = await amal.writes('my husband hits me')
    expect(answer.text).toContain('110')
    expect(await queueOf(whole.storage.db, ['leipzig'])).toMatchObject([{ urgency: 'emergency', state: 'claimed' }])
    const seen = (await berta.get(page)).text
    for (const words of ['my husband hits me', 'level-emergency']) expect(seen).toContain(words)
  })

  it('words go both ways in their order, and the bot says when it is back', async () => {
    const { amal, berta, page } = await taken()
    for (const number of [1, 2, 3]) await berta.submit(`${page}/reply`, { id: `r${number}`, text: `Answer ${number}`, language: 'en', ready: '' })
    await amal.hears('Answer 3')
    expect((await amal.writes('thank you')).text).toBe('Passed on to Name of berta.')
    await berta.submit(`${page}/hand-back`)
    await amal.hears('From now on the chatbot answers again')
    expect((await amal.writes('help')).text).not.toContain('Passed on')
    const told = (await amal.transcript()).filter(({ from }) => from.role === 'bot').map(({ text }) => text!).filter((text) => text.includes('Answer'))
    expect(told.map((text) => text.slice(-1))).toEqual(['1', '2', '3'])
  })

  it('an answer that no longer reaches the chat is marked for the adviser, and waits behind the link on any device', async () => {
    const { amal, berta, page, link } = await taken()
    await whole.channels.endConversation(amal.ticket.conversationId)
    await berta.submit(`${page}/reply`, { id: 'r1', text: 'Please come on Monday.', language: 'en', ready: '' })
    for (let tries = 0; !(await berta.get(page)).text.includes('class="failed"'); tries++) {
      if (tries > 100) throw new Error('It was never marked.')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect((await berta.get(page)).text).toContain('not delivered')
    const otherDevice = await (await fetch(whole.url + link, { headers: { accept: 'text/html' } })).text()
    expect(otherDevice).toContain('Please come on Monday.')
  })
})
