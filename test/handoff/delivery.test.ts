import { createServer, type IncomingMessage as HttpIncoming } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { adviserActs } from '../../bot/handoff/adviser-actions.ts'
import { deleteTicket } from '../../bot/handoff/deletion.ts'
import { deliverByMail } from '../../bot/handoff/delivery/mail.ts'
import { deliverToPerson, type ReachUser } from '../../bot/handoff/delivery/person.ts'
import { type SignedHeaders, signWebhook, TOLERANCE, verifyWebhook } from '../../bot/handoff/delivery/webhook-signature.ts'
import { deliverByWebhook } from '../../bot/handoff/delivery/webhook.ts'
import { deliverToZammad } from '../../bot/handoff/delivery/zammad.ts'
import { createOutbox } from '../../bot/handoff/outbox/worker.ts'
import { adviserSays, MAX_MESSAGE, personSays } from '../../bot/handoff/relay.ts'
import { findTicket, messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { noLog } from '../../bot/log.ts'
import { adviser, labels, newTicket, openWorkplace, phrase, team, type Workplace } from './support.ts'

let workplace: Workplace
beforeEach(async () => { workplace = await openWorkplace() })
afterEach(() => workplace.close())

const berta = adviser('berta')
const deliveries = () => workplace.context.db.selectFrom('delivery').select(['channel', 'state', 'attempts', 'last_error']).orderBy('number').execute()

/** A small HTTP receiver that answers as it is told and remembers what it got. */
async function receiver(answer: (request: HttpIncoming, body: string) => [status: number, body?: object]) {
  const got: { method: string; url: string; headers: HttpIncoming['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      got.push({ method: request.method!, url: request.url!, headers: request.headers, body })
      const [status, reply = {}] = answer(request, body)
      // Not chained: restify, loaded by other tests in this process, changes what writeHead returns.
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => { server.close(); server.closeAllConnections() } }
}

describe('the person in the chat', () => {
  it('hears in their language who took the case, and then the adviser, in order', async () => {
    const heard: string[] = []
    const reachUser: ReachUser = async (conversation, text, language, { from }) => void heard.push(`${conversation} ${language} ${from ?? 'bot'}: ${text}`)
    const { id } = await newTicket(workplace.context)
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, berta)
    await adviserSays(workplace.context, id, { id: 'm1', text: 'Guten Tag', language: 'de' }, berta)
    await adviserActs(workplace.context, [team], id, { do: 'hand-back' }, berta)
    await createOutbox(workplace.context, { person: deliverToPerson({ db: workplace.context.db, reachUser, phrase }) }, noLog).run()
    expect(heard).toEqual([
      'conversation-1 ar bot: Name of berta has taken your case and is reading it now. What you write now goes directly to Name of berta.',
      'conversation-1 de Name of berta: Guten Tag',
      'conversation-1 ar bot: Name of berta has answered you and has left the chat. From now on the chatbot answers again.',
    ])
    expect((await messagesOf(workplace.context.db, id))[0]!.delivery).toBe('delivered')
  })

  it('who left the chat gets it on the case page, and the adviser sees that it did not arrive', async () => {
    const ended = Object.assign(new Error(), { name: 'ConversationEndedError' })
    const { id } = await newTicket(workplace.context)
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, berta)
    await adviserSays(workplace.context, id, { id: 'm1', text: 'Guten Tag', language: 'de' }, berta)
    await createOutbox(workplace.context, { person: deliverToPerson({ db: workplace.context.db, reachUser: () => Promise.reject(ended), phrase }) }, noLog).run()
    expect((await messagesOf(workplace.context.db, id))[0]!.delivery).toBe('failed')
    expect(await deliveries()).toEqual(Array(2).fill({ channel: 'person', state: 'failed', attempts: 1, last_error: 'conversation-ended' }))
  })

  it('is tried again with growing pauses when the way there is broken for a while', async () => {
    let broken = 2
    const heard: string[] = []
    const reachUser: ReachUser = async (_, text) => {
      if (broken-- > 0) throw new Error('no way there')
      heard.push(text)
    }
    const { id } = await newTicket(workplace.context)
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, berta)
    const outbox = createOutbox(workplace.context, { person: deliverToPerson({ db: workplace.context.db, reachUser, phrase }) }, noLog)
    await outbox.run()
    await outbox.run()
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    workplace.clock.move(1000)
    await outbox.run()
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 2 }])
    workplace.clock.move(5000)
    await outbox.run()
    expect(heard).toHaveLength(1)
  })

  it('is given up at last, and never silently', async () => {
    const { id } = await newTicket(workplace.context)
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, berta)
    await adviserSays(workplace.context, id, { id: 'm1', text: 'Guten Tag', language: 'de' }, berta)
    const outbox = createOutbox(workplace.context, { person: deliverToPerson({ db: workplace.context.db, reachUser: () => Promise.reject(new Error()), phrase }) }, noLog)
    for (let attempt = 0; attempt < 12; attempt++) {
      await outbox.run()
      workplace.clock.move(3 * 60_000)
    }
    expect((await messagesOf(workplace.context.db, id))[0]!.delivery).toBe('failed')
  })
})

describe('a message', () => {
  it('that is empty or too long is refused with its length, and nothing is kept of it', async () => {
    const { id } = await newTicket(workplace.context)
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, berta)
    expect(await adviserSays(workplace.context, id, { id: 'm1', text: 'x'.repeat(100_000), language: 'de' }, berta)).toEqual({ ok: false, refusal: { reason: 'too-long', limit: MAX_MESSAGE, found: 100_000 } })
    expect(await adviserSays(workplace.context, id, { id: 'm2', text: ' \n ', language: 'de' }, berta)).toEqual({ ok: false, refusal: { reason: 'empty' } })
    expect(await messagesOf(workplace.context.db, id)).toEqual([])
  })

  it('sent twice with the same id is kept once', async () => {
    const { id } = await newTicket(workplace.context)
    const ticket = (await findTicket(workplace.context.db, id))!
    for (const _ of [1, 2]) expect(await personSays(workplace.context, [team], ticket, { id: 'same', text: 'hello', language: 'ar' })).toEqual({ ok: true })
    expect(await messagesOf(workplace.context.db, id)).toHaveLength(1)
  })

  it('of one case cannot be hidden by the same id in another', async () => {
    const first = (await findTicket(workplace.context.db, (await newTicket(workplace.context)).id))!
    const second = (await findTicket(workplace.context.db, (await newTicket(workplace.context)).id))!
    for (const ticket of [first, second]) await personSays(workplace.context, [team], ticket, { id: 'same', text: 'hello', language: 'ar' })
    expect(await messagesOf(workplace.context.db, second.id)).toHaveLength(1)
  })
})

describe('a team told by mail', () => {
  async function mailServer(refuse?: number) {
    const mails: string[] = []
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'],
      onRcptTo: (_, __, done) => done(refuse ? Object.assign(new Error('refused'), { responseCode: refuse }) : null),
      onData(stream, _, done) {
        let mail = ''
        stream.setEncoding('utf8').on('data', (chunk: string) => { mail += chunk }).on('end', () => { mails.push(mail); done() })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    return { mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
  }
  const told = { ...team, channel: 'mail' as const, address: 'team@example.org' }
  const outbox = (url: string) => createOutbox(workplace.context, {
    mail: deliverByMail({ db: workplace.context.db, teams: [told], phrase, settings: { url, from: 'bot@example.org' }, deskUrl: 'https://chat.example.org' }),
  }, noLog)

  it('gets the urgency and a link, and nothing about the person', async () => {
    const server = await mailServer()
    const { id } = await newTicket(workplace.context, {}, told)
    await outbox(server.url).run()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]).toContain('To: team@example.org')
    expect(server.mails[0]).toContain(`https://chat.example.org/desk/tickets/${id}`)
    expect(server.mails[0]).toMatch(/Message-ID: <id-\d+@chat.example.org>/)
    for (const word of ['Amal', 'العمل', 'Leipzig']) expect(server.mails[0]).not.toContain(word)
    await server.stop()
  })

  it('is tried again after a passing refusal and not after a lasting one', async () => {
    for (const [status, state] of [[450, 'waiting'], [550, 'failed']] as const) {
      const server = await mailServer(status)
      await newTicket(workplace.context, {}, told)
      await outbox(server.url).run()
      expect((await deliveries()).at(-1)).toMatchObject({ state })
      await server.stop()
      workplace.clock.move(1)
    }
  })
})

describe('a webhook', () => {
  const SECRET = 'a secret of at least thirty-two characters'
  const told = { ...team, channel: 'webhook' as const }
  const outbox = (url: string) => createOutbox(workplace.context, {
    webhook: deliverByWebhook({ db: workplace.context.db, labels, settings: { url, secret: SECRET }, now: workplace.context.now }),
  }, noLog)

  it('carries the case with its German twin, signed', async () => {
    const other = await receiver(() => [204])
    const { id } = await newTicket(workplace.context, {}, told)
    await outbox(other.url).run()
    const [{ headers, body }] = other.got as [typeof other.got[number]]
    expect(verifyWebhook(SECRET, headers as unknown as SignedHeaders, body, workplace.clock.now(), () => false)).toBe('ok')
    expect(JSON.parse(body)).toMatchObject({ event: 'ticket.opened', ticket: id, summary: { name: 'Amal' }, german: expect.stringContaining('Frage, noch ohne Antwort (Arabisch): هل يمكنني العمل؟') })
    other.stop()
  })

  it('is repeated with the same id until it is taken, and not after a refusal', async () => {
    const answers = [503, 429, 200]
    const other = await receiver(() => [answers.shift() ?? 400])
    await newTicket(workplace.context, {}, told)
    for (let attempt = 0; attempt < 4; attempt++) {
      await outbox(other.url).run()
      workplace.clock.move(60_000)
    }
    expect(other.got.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(other.got[0]!.headers['webhook-id']))
    await newTicket(workplace.context, {}, told)
    await outbox(other.url).run()
    expect((await deliveries()).map(({ state, last_error }) => [state, last_error])).toEqual([['delivered', null], ['failed', 'http-400']])
    other.stop()
  })

  it('that is refused with words of the person is told to them in the chat, in their language, and shown on their page', async () => {
    const heard: string[] = []
    const person = deliverToPerson({ db: workplace.context.db, reachUser: async (_, text, language) => void heard.push(`${language} ${text}`), phrase })
    const answers = [200, 400]
    const other = await receiver(() => [answers.shift()!])
    const both = createOutbox(workplace.context, { person, webhook: deliverByWebhook({ db: workplace.context.db, labels, settings: { url: other.url, secret: SECRET }, now: workplace.context.now }) }, noLog)
    const { id } = await newTicket(workplace.context, {}, told)
    await personSays(workplace.context, [told], (await findTicket(workplace.context.db, id))!, { id: 'm1', text: 'مرحبا', language: 'ar' })
    await both.run()
    await both.run()
    expect(heard).toEqual([`ar ${phrase('ar', 'handoff.person.undelivered')}`])
    expect((await messagesOf(workplace.context.db, id)).map(({ text, delivery }) => [text, delivery])).toEqual([['مرحبا', 'failed']])
    other.stop()
  })

  it('tells that a case was deleted, since a copy is there too, also when another team has it by now', async () => {
    const other = await receiver(() => [200])
    const { id } = await newTicket(workplace.context, {}, told)
    const colleagues = { ...team, id: 'colleagues' }
    await adviserActs(workplace.context, [told, colleagues], id, { do: 'reassign', team: 'colleagues' }, berta)
    await deleteTicket(workplace.context, [told, colleagues], id, 'person')
    await outbox(other.url).run()
    expect(other.got.map(({ body }) => JSON.parse(body))).toEqual([{ event: 'ticket.deleted', ticket: id }])
    other.stop()
  })

  const now = new Date('2026-11-24T10:00:00Z')
  const signed = signWebhook(SECRET, 'id-1', '{"a":1}', now)
  const FALSE: [string, Partial<SignedHeaders>, string, Date, (id: string) => boolean, string][] = [
    ['changed on the way', signed, '{"a":2}', now, () => false, 'forged'],
    ['signed by somebody else', signWebhook('another secret', 'id-1', '{"a":1}', now), '{"a":1}', now, () => false, 'forged'],
    ['sent again under another id', { ...signed, 'webhook-id': 'id-2' }, '{"a":1}', now, () => false, 'forged'],
    ['given a newer time', { ...signed, 'webhook-timestamp': String(Number(signed['webhook-timestamp']) + 1) }, '{"a":1}', now, () => false, 'forged'],
    ['replayed later', signed, '{"a":1}', new Date(now.getTime() + (TOLERANCE + 1) * 1000), () => false, 'too-old'],
    ['replayed at once', signed, '{"a":1}', now, () => true, 'seen-before'],
    ['without a signature', { 'webhook-id': 'id-1', 'webhook-timestamp': signed['webhook-timestamp'] }, '{"a":1}', now, () => false, 'malformed'],
    ['with nonsense in place of one', { ...signed, 'webhook-signature': 'v1,%%%' }, '{"a":1}', now, () => false, 'forged'],
  ]
  it.each(FALSE)('that was %s is not believed', (_, headers, body, at, seen, verdict) => {
    expect(verifyWebhook(SECRET, headers, body, at, seen)).toBe(verdict)
  })
})

describe('Zammad', () => {
  const told = { ...team, channel: 'zammad' as const }

  /** As much of Zammad's ticket API as is used. */
  function zammad() {
    const tickets = new Map<number, { title: string; articles: string[] }>()
    return {
      tickets,
      answer: (request: HttpIncoming, body: string): [number, object?] => {
        if (request.headers.authorization !== 'Token token=secret') return [401]
        const url = new URL(request.url!, 'http://zammad')
        if (request.method === 'GET') {
          const wanted = /title:"(.*)"/.exec(url.searchParams.get('query')!)![1]!
          return [200, [...tickets].filter(([, { title }]) => title.includes(wanted)).map(([id]) => ({ id }))]
        }
        if (request.method === 'DELETE') return [tickets.delete(Number(url.pathname.split('/').at(-1))) ? 200 : 404]
        const sent = JSON.parse(body) as { title: string; ticket_id: number; body: string; article: { body: string } }
        if (url.pathname.endsWith('/ticket_articles')) tickets.get(sent.ticket_id)!.articles.push(sent.body)
        else tickets.set(tickets.size + 1, { title: sent.title, articles: [sent.article.body] })
        return [201, { id: tickets.size }]
      },
    }
  }

  it('gets one ticket a case though the first delivery is repeated, then the messages, and loses it when it is deleted', async () => {
    const fake = zammad()
    let lost = true
    const server = await receiver((request, body) => {
      const answer = fake.answer(request, body)
      // The first ticket is made, but the answer never comes.
      if (request.method === 'POST' && lost) { lost = false; return [503] }
      return answer
    })
    const outbox = createOutbox(workplace.context, {
      zammad: deliverToZammad({ db: workplace.context.db, labels, phrase, settings: { url: server.url, token: 'secret', group: 'Beratung', customer: 'bot@example.org' }, deskUrl: 'https://chat.example.org' }),
    }, noLog)
    const { id } = await newTicket(workplace.context, {}, told)
    await outbox.run()
    workplace.clock.move(10_000)
    await outbox.run()
    await personSays(workplace.context, [told], (await findTicket(workplace.context.db, id))!, { id: 'm1', text: 'one more thing', language: 'ar' })
    await outbox.run()
    expect([...fake.tickets.values()]).toEqual([{ title: `Erstinfo ${id} (Normal)`, articles: [expect.stringContaining('Name: Amal'), 'one more thing'] }])
    await deleteTicket(workplace.context, [told], id, 'person')
    await outbox.run()
    expect(fake.tickets.size).toBe(0)
    server.stop()
  })
})
