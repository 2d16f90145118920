import { shownCode } from '../../bot/handoff/case-code.ts'
import { newCaseCodes } from '../../bot/handoff/case-code.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { personSays } from '../../bot/handoff/relay.ts'
import { findTicket, messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { type DeskServer, otherTeam, signedInAdviser, startDesk, visitor } from './desk-server.ts'
import { DAY, summary, team } from './support.ts'

let desk: DeskServer
beforeEach(async () => { desk = await startDesk() })
afterEach(() => desk.stop())

const open = (change: object = {}, of = team) => openTicket(desk.room.context, { summary: summary(change), team: of, conversation: 'conversation-1' })
const alert = (text: string) => /role="alert">([^<]*)</.exec(text)?.[1]
const until = async (holds: () => boolean) => { for (let wait = 0; wait < 200 && !holds(); wait++) await new Promise((resolve) => setTimeout(resolve, 10)) }

describe('signing in with the one-time link', () => {
  it('works once, on this machine', async () => {
    const adviser = visitor(desk.url)
    expect((await adviser.get(desk.room.signInPath!)).location).toBe('/desk')
    expect((await adviser.get('/desk')).status).toBe(200)
    const second = visitor(desk.url)
    expect((await second.get(desk.room.signInPath!)).status).toBe(403)
  })

  const STRANGE: [string, Record<string, string>][] = [
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }], ['another proxy', { forwarded: 'for=203.0.113.7' }], ['a tunnel', { via: '1.1 tunnel' }],
  ]
  it.each(STRANGE)('does not work through %s', async (_, headers) => {
    expect((await visitor(desk.url).get(desk.room.signInPath!, headers)).status).toBe(403)
    expect((await visitor(desk.url).get(desk.room.signInPath!)).location).toBe('/desk')
  })

  it('does not work with a guessed link', async () => {
    expect((await visitor(desk.url).get('/desk/sign-in/start?once=guess')).status).toBe(403)
    expect((await visitor(desk.url).get('/desk/sign-in/start')).status).toBe(403)
  })

  it('ends with the session', async () => {
    const adviser = visitor(desk.url)
    await adviser.get(desk.room.signInPath!)
    await adviser.submit('/desk/sign-out')
    expect((await adviser.get('/desk')).location).toBe('/desk/sign-in?next=%2Fdesk')
  })

  it('ends after twelve hours', async () => {
    const adviser = visitor(desk.url)
    await adviser.get(desk.room.signInPath!)
    desk.workplace.clock.move(DAY / 2)
    expect((await adviser.get('/desk')).status).toBe(303)
  })
})

describe('the desk', () => {
  it('is closed to whoever is not signed in', async () => {
    const { id } = await open()
    for (const path of ['/desk', `/desk/tickets/${id}`]) expect((await visitor(desk.url).get(path)).location).toContain('/desk/sign-in?next=')
    expect((await visitor(desk.url).post(`/desk/tickets/${id}/claim`, {})).location).toContain('/desk/sign-in')
    expect((await visitor(desk.url).get('/desk/changes')).status).toBe(204)
    expect((await findTicket(desk.room.context.db, id))!.state).toBe('open')
  })

  it('shows the queue, the German twin and the original', async () => {
    const { id } = await open({ deadlines: [{ text: 'gelber Umschlag', rule: 'yellow-envelope' }] })
    const berta = await signedInAdviser(desk, 'berta')
    expect((await berta.get('/desk')).text).toContain('may-i-work (de)')
    const { text } = await berta.get(`/desk/tickets/${id}`)
    for (const words of ['Frage, noch ohne Antwort', 'eigene Worte, Arabisch', 'هل يمكنني العمل؟', 'lang="ar" dir="rtl"', 'Leipzig', 'Gelber Umschlag']) expect(text).toContain(words)
  })

  it('takes a case through its whole life, and the person hears each step', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    expect((await berta.submit(`/desk/tickets/${id}/claim`)).location).toBe(`/desk/tickets/${id}`)
    await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: 'Guten Tag!', language: 'de', ready: 'article may-i-work' })
    await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r2', text: '', language: 'de', ready: 'snippet handoff.snippet.letter' })
    await berta.submit(`/desk/tickets/${id}/hand-back`)
    await berta.submit(`/desk/tickets/${id}/close`, { outcome: 'answered' })
    await until(() => desk.heard.length === 6)
    expect(desk.heard.map(({ text, language, from }) => `${from ?? 'bot'} ${language}: ${text.split('\n')[0]}`)).toEqual([
      'bot ar: Name of berta has taken your case and is reading it now. What you write now goes directly to Name of berta.',
      'Name of berta de: Guten Tag!',
      'Name of berta ar: May I work (ar)',
      'Name of berta ar: Please bring the letter together with its envelope.',
      'bot ar: Name of berta has answered you and has left the chat. From now on the chatbot answers again.',
      'bot ar: Your case is closed. It will be deleted in 30 days. You can go on asking; the chatbot answers again.',
    ])
    expect((await messagesOf(desk.room.context.db, id))[1]!.text).toContain(`${desk.url}/ar/articles/may-i-work`)
    expect(await findTicket(desk.room.context.db, id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  })

  it('tells the second adviser who claims that the first was faster', async () => {
    const { id } = await open()
    const [berta, carla] = await Promise.all([signedInAdviser(desk, 'berta'), signedInAdviser(desk, 'carla')])
    const claims = await Promise.all([berta.submit(`/desk/tickets/${id}/claim`), carla.submit(`/desk/tickets/${id}/claim`)])
    expect(claims.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(alert(claims.find(({ status }) => status === 409)!.text)).toMatch(/^Name of (berta|carla) was faster and has claimed this case\.$/)
  })

  it('sends a reply once though the button is pressed twice', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.submit(`/desk/tickets/${id}/claim`)
    await Promise.all([1, 2].map(() => berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: 'once', language: 'de', ready: '' })))
    expect(await messagesOf(desk.room.context.db, id)).toHaveLength(1)
  })

  it('refuses a reply that is too long, says how long it is, and keeps what was typed', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.submit(`/desk/tickets/${id}/claim`)
    const long = await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: `${'x'.repeat(4999)}!`, language: 'tr', ready: '' })
    expect(long.status).toBe(409)
    expect(alert(long.text)).toBe('The reply is too long: 5000 characters. The limit is 4000. Your text is still in the field.')
    expect(long.text).toContain(`${'x'.repeat(4999)}!</textarea>`)
    expect(long.text).toContain('<option value="tr" selected>')
    expect(alert((await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r3', text: ' ', language: 'de', ready: 'article none' })).text)).toContain('The reply is empty.')
    expect(await messagesOf(desk.room.context.db, id)).toEqual([])
  })

  it.each([['100 kB', 'x'.repeat(102_400)], ['100,000 letters of Arabic', 'ش'.repeat(100_000)]])('says of a reply of %s how long it is, and gives all of it back', async (_name, text) => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.submit(`/desk/tickets/${id}/claim`)
    const long = await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text, language: 'ar', ready: '' })
    expect(long.status).toBe(409)
    expect(alert(long.text)).toBe(`The reply is too long: ${text.length} characters. The limit is 4000. Your text is still in the field.`)
    expect(long.text).toContain(`>${text}</textarea>`)
    expect(await messagesOf(desk.room.context.db, id)).toEqual([])
  })

  it('gives a case to a colleague, and to another team', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await signedInAdviser(desk, 'carla')
    await berta.submit(`/desk/tickets/${id}/claim`)
    await berta.submit(`/desk/tickets/${id}/reassign`, { to: 'adviser carla' })
    expect(await findTicket(desk.room.context.db, id)).toMatchObject({ state: 'claimed', adviser: 'carla' })
    expect((await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r', text: 'mine', language: 'de', ready: '' })).status).toBe(409)
    expect((await berta.submit(`/desk/tickets/${id}/reassign`, { to: `team ${otherTeam.id}` })).location).toBe('/desk')
    expect(await findTicket(desk.room.context.db, id)).toMatchObject({ state: 'open', team: otherTeam.id, adviser: null })
  })

  it('shows an adviser of another team no more than that there is nothing', async () => {
    const { id } = await open()
    const dora = await signedInAdviser(desk, 'dora', [otherTeam.id])
    const there = await dora.get(`/desk/tickets/${id}`)
    const nowhere = await dora.get('/desk/tickets/none')
    expect([there.status, nowhere.status]).toEqual([404, 404])
    expect(alert(there.text)).toBe(alert(nowhere.text))
    expect((await dora.submit(`/desk/tickets/${id}/claim`)).status).toBe(404)
    expect((await dora.get('/desk')).text).not.toContain(id)
  })

  it('takes no form from another site, of another session, or without its secret', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    const carla = await signedInAdviser(desk, 'carla')
    const csrf = await berta.csrf()
    const path = `/desk/tickets/${id}/claim`
    expect((await berta.post(path, { csrf }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await berta.post(path, {})).status).toBe(403)
    expect((await berta.post(path, { csrf: await carla.csrf() })).status).toBe(403)
    expect((await findTicket(desk.room.context.db, id))!.state).toBe('open')
  })

  it('escapes what people write, wherever it stands', async () => {
    const { id } = await open({ name: '<img src=x onerror=alert(1)>', questions: [{ text: '"><script>alert(2)</script>', language: 'en' }] })
    const berta = await signedInAdviser(desk, 'berta')
    for (const path of ['/desk', `/desk/tickets/${id}`]) expect((await berta.get(path)).text).not.toMatch(/<img src=x|<script>alert/)
    expect((await berta.get('/desk')).headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
  })

  it('writes down who signed in, looked, and did what', async () => {
    const { id } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.get(`/desk/tickets/${id}`)
    await berta.get(`/desk/tickets/${id}`, { 'x-live': '1' })
    await berta.submit(`/desk/tickets/${id}/claim`)
    await berta.submit(`/desk/tickets/${id}/close`, { outcome: 'referred' })
    const rows = await desk.room.context.db.selectFrom('audit').select(['actor', 'action', 'ticket', 'detail']).orderBy('id').execute()
    expect(rows.map(({ actor, action, ticket, detail }) => [actor, action, ticket && 'the case', detail].filter(Boolean).join(' '))).toEqual([
      'berta sign-in', 'berta look the case', 'berta claim the case', 'berta close the case referred',
    ])
  })

  it('speaks German and English', async () => {
    const berta = await signedInAdviser(desk, 'berta')
    expect((await berta.get('/desk')).text).toContain('<h1>Cases</h1>')
    await berta.submit('/desk/language', { language: 'de' })
    expect((await berta.get('/desk')).text).toContain('<h1>Anliegen</h1>')
  })
})

describe('live updates', () => {
  it('reach a waiting page as soon as something changes, and miss nothing in between', async () => {
    const berta = await signedInAdviser(desk, 'berta')
    const first = await berta.get('/desk/changes')
    expect(first.headers.get('content-type')).toContain('text/event-stream')
    expect(first.text).toContain('event: change')
    const seen = /id: (.*)/.exec(first.text)![1]!
    const waiting = berta.get('/desk/changes', { 'last-event-id': seen })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const start = performance.now()
    await open()
    const second = await waiting
    expect(second.text).toContain('event: change')
    expect(performance.now() - start).toBeLessThan(500)
    await open()
    expect((await berta.get('/desk/changes', { 'last-event-id': /id: (.*)/.exec(second.text)![1]! })).text).toContain('event: change')
  })
})

describe('a case code', () => {
  it('that a person brings along opens the case, however it is typed', async () => {
    const { id, codes } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    expect((await berta.submit('/desk/code', { code: ` ${codes.short.toLowerCase().replace('-', ' ')} ` })).location).toBe(`/desk/tickets/${id}`)
  })

  it('that is wrong, or of another team, or none at all gets one and the same answer', async () => {
    const { codes } = await open({}, otherTeam)
    const berta = await signedInAdviser(desk, 'berta')
    const answers = await Promise.all([codes.short, newCaseCodes().short, 'nonsense', ''].map((code) => berta.submit('/desk/code', { code })))
    expect(new Set(answers.map(({ status, text }) => `${status} ${alert(text)}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(404)
  })

  it('cannot be guessed: after ten tries there is a pause', async () => {
    const { codes } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    for (let guess = 0; guess < 10; guess++) expect((await berta.submit('/desk/code', { code: newCaseCodes().short })).status).toBe(404)
    expect((await berta.submit('/desk/code', { code: codes.short })).status).toBe(429)
    desk.workplace.clock.move(11 * 60_000)
    expect((await berta.submit('/desk/code', { code: codes.short })).status).toBe(303)
  })
})

describe('the page of a case', () => {
  const fromPerson = () => visitor(desk.url, { 'accept-language': 'en' })

  it('shows the person the summary in both languages and the answers, on any device', async () => {
    const { id, codes } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.submit(`/desk/tickets/${id}/claim`)
    await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: 'Bitte kommen Sie vorbei.', language: 'de', ready: '' })
    const page = await fromPerson().get(`/case/${codes.long}`)
    expect(page.text).toContain('<html lang="ar" dir="rtl">')
    expect(page.text).toContain(`Your code for the next visit to the advice centre: ${shownCode(codes.short)}`)
    for (const words of ['Name of berta is looking after your case.', 'Bitte kommen Sie vorbei.', 'lang="de" dir="ltr"', 'Wohnort']) expect(page.text).toContain(words)
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
  })

  it('takes no flood of messages, and keeps what was typed', async () => {
    const { id, codes } = await open()
    const person = fromPerson()
    for (let sent = 0; sent < 20; sent++) await person.post(`/case/${codes.long}/message`, { text: `message ${sent}` })
    const refused = await person.post(`/case/${codes.long}/message`, { text: 'one more' })
    expect([refused.status, refused.text.includes('one more</textarea>')]).toEqual([429, true])
    expect(await messagesOf(desk.room.context.db, id)).toHaveLength(20)
  })

  it('lets the person write, and the adviser reads it', async () => {
    const { id, codes } = await open()
    const person = fromPerson()
    expect((await person.post(`/case/${codes.long}/message`, { text: 'مرحبا\nشكرا' })).location).toBe(`/case/${codes.long}?written=1`)
    expect((await messagesOf(desk.room.context.db, id)).map(({ sender, text, delivery }) => [sender, text, delivery])).toEqual([['person', 'مرحبا\nشكرا', 'delivered']])
    const long = await person.post(`/case/${codes.long}/message`, { text: 'x'.repeat(5000) })
    expect(alert(long.text)).toBe('Your message is too long: 5000 characters. The limit is 4000. Please shorten it; your text is still below.')
    expect(long.text).toContain(`${'x'.repeat(5000)}</textarea>`)
    expect((await person.post(`/case/${codes.long}/message`, { text: 'ش'.repeat(100_000) })).text).toContain(`${'ش'.repeat(100_000)}</textarea>`)
    expect((await person.post(`/case/${codes.long}/message`, { text: 'forged' }, { origin: 'https://evil.example' })).status).toBe(404)
  })

  it('deletes everything when the person says so, twice', async () => {
    const { id, codes } = await open()
    await personSays(desk.room.context, [team], (await findTicket(desk.room.context.db, id))!, { id: 'm', text: 'hello', language: 'ar' })
    const person = fromPerson()
    expect((await person.get(`/case/${codes.long}?delete=1`)).text).toContain('Yes, delete everything')
    expect((await person.post(`/case/${codes.long}/delete`, {})).text).toContain('Deleted: your summary, the messages (1), the history and what you wrote about it in the chat. Nothing is stored any more.')
    expect(await findTicket(desk.room.context.db, id)).toBeUndefined()
    expect(desk.forgotten).toEqual(['conversation-1'])
  })

  it('deletes after the chat turn that runs, which would keep the conversation again', async () => {
    const { codes } = await open()
    const before = desk.forgotten.length
    let end = (): void => undefined
    const turn = desk.inTurn('conversation-1', () => new Promise<number>((resolve) => { end = () => resolve(desk.forgotten.length) }))
    const deleted = fromPerson().post(`/case/${codes.long}/delete`, {})
    await new Promise((resolve) => setTimeout(resolve, 300))
    end()
    expect(await turn).toBe(before)
    expect((await deleted).text).toContain('Nothing is stored any more.')
    expect(desk.forgotten.length).toBe(before + 1)
  })

  it('is the same for a forged link and for one whose time is over, and both are slowed down', async () => {
    const { id, codes } = await open()
    const berta = await signedInAdviser(desk, 'berta')
    await berta.submit(`/desk/tickets/${id}/claim`)
    await berta.submit(`/desk/tickets/${id}/close`, { outcome: 'answered' })
    desk.workplace.clock.move(30 * DAY)
    const { deleteExpired } = await import('../../bot/handoff/deletion.ts')
    await deleteExpired(desk.room.context, [team])
    const person = fromPerson()
    const [expired, forged] = [await person.get(`/case/${codes.long}`), await person.get(`/case/${newCaseCodes().long}`)]
    expect([expired.status, forged.status]).toEqual([404, 404])
    expect(expired.text).toBe(forged.text)
    for (let guess = 0; guess < 28; guess++) await person.get(`/case/guess-${guess}`)
    expect((await person.get(`/case/${newCaseCodes().long}`)).status).toBe(429)
  })
})
