import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Conversation } from '../../bot/dialogue/conversation.ts'
import type { IncomingMessage } from '../../bot/dialogue/incoming-message.ts'
import { adviserActs } from '../../bot/handoff/adviser-actions.ts'
import { createHandoff, type HandoffTurn } from '../../bot/handoff/port.ts'
import { messagesOf, queueOf, ticketByLongCode } from '../../bot/handoff/ticket-queries.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { adviser, conversation, flowTools, openWorkplace, phrase, team, type Workplace } from './support.ts'

let workplace: Workplace
beforeEach(async () => { workplace = await openWorkplace() })
afterEach(() => workplace.close())

/** A person who talks to the hand-off, and what they were told last. */
function person(start: Conversation = conversation(), change: Parameters<typeof flowTools>[0] = {}) {
  const tools = flowTools({ now: workplace.clock.now, send: (ticket) => openTicket(workplace.context, ticket), ...change })
  const handoff = createHandoff(workplace.context, tools, async () => {})
  let now = start
  let last: HandoffTurn | undefined
  const take = (turn: HandoffTurn | undefined) => {
    last = turn
    if (turn) now = turn.conversation
    return turn
  }
  const message = (text: string, choice?: IncomingMessage['choice']): IncomingMessage => ({ conversation: now.id, channel: 'web', text, ...(choice ? { choice } : {}) })
  return {
    asks: async () => take(await handoff.start(now)),
    writes: async (text: string) => take(await handoff.relay(now, message(text))),
    presses: async (step: string, more: { line?: string; value?: string } = {}) => take(await handoff.relay(now, message('', { do: 'handoff', step, ...more }))),
    emergency: (text: string) => handoff.markUrgent(now, message(text)),
    deletes: () => handoff.deleteData(now),
    /** What is said: phrases in English, words as they are. */
    hears: () => (last?.reply.parts ?? []).map((part) => part.kind === 'phrase' ? phrase('en', part.key, part.values) : part.kind === 'words' ? part.text.replace(/[\u2068\u2069]/g, '') : part.kind === 'link' ? `→ ${part.href}` : part.kind),
    keys: () => (last?.reply.parts ?? []).map((part) => part.kind === 'phrase' ? part.key : part.kind),
    buttons: () => (last?.reply.buttons ?? []).map(({ choice }) => choice.do === 'handoff' ? [choice.step, choice.line, choice.value].filter(Boolean).join(' ') : choice.do),
  }
}

/** Everything that is on the disk, whatever file it is in. */
function onDisk(): string {
  return readdirSync(workplace.folder).map((name) => readFileSync(path.join(workplace.folder, name), 'latin1')).join('\n')
}

describe('asking for a person', () => {
  it('leads through a few questions to the summary, the consent and the case', async () => {
    const amal = person()
    await amal.asks()
    expect(amal.keys()).toEqual(['handoff.intro', 'handoff.ask.place'])
    await amal.presses('place', { value: '14713' })
    expect(amal.keys()).toEqual(['handoff.ask.tried'])
    await amal.writes('I went to the job centre')
    expect(amal.buttons()).toEqual(['contact chat', 'contact phone', 'contact mail', 'contact visit', 'skip', 'cancel'])
    await amal.presses('contact', { value: 'phone' })
    await amal.writes('12')
    expect(amal.keys()).toEqual(['handoff.expected.phone', 'handoff.ask.phone'])
    await amal.writes('0151 / 234 567 89')
    await amal.presses('times', { value: 'morning' })
    await amal.writes('Amal')
    expect(amal.hears()).toEqual([
      'This is what we would send. Please read it. You can change or remove every line.',
      '1. Name', 'Amal', '2. Language', 'English', '3. Place', 'Leipzig', '4. What it is about', 'may-i-work (en)',
      '5. Question', 'May I work?', '6. Question, not answered yet', 'I live in a yellow house', '7. Already tried', 'I went to the job centre',
      '8. Contact', 'Phone call · +4915123456789 · In the morning',
      '“IBAS Leipzig” is there now, until Tuesday 24 November at 16:00. Whoever is free will answer here.',
      'If you press “Send”, only the advisers of this centre will read the summary. No authority will get it. Everything is deleted 30 days after your case is closed. You can delete it yourself at any time.',
    ])
    await amal.presses('send')
    expect(amal.keys()).toEqual(['handoff.sent.done', 'handoff.who.open', 'handoff.sent.code', 'link', 'handoff.sent.keep'])
    const link = amal.hears().find((line) => line.startsWith('→'))!
    const ticket = (await ticketByLongCode(workplace.context.db, link.replace('→ /case/', '')))!
    expect(ticket).toMatchObject({ team: 'ibas-leipzig', state: 'open', summary: { name: 'Amal', district: '14713', contact: { value: '+4915123456789' }, consent: { text: '2026-11', language: 'en' } } })
  })

  it('lets every question be skipped', async () => {
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'chosen' } } }))
    await amal.asks()
    for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
    expect(amal.keys()[0]).toBe('handoff.review.intro')
  })

  it('does not ask what was told already', async () => {
    const amal = person(conversation({ profile: { region: { values: ['14612'], how: 'said' } } }))
    await amal.asks()
    expect(amal.keys()).toEqual(['handoff.intro', 'handoff.who.open', 'handoff.ask.tried'])
  })

  it('asks for the day of a letter that sets a deadline, and counts from it', async () => {
    const said = [{ text: 'I got a dismissal letter', language: 'en' as const, at: '2026-11-24T10:00:00.000Z', outcome: 'answer' }]
    const amal = person(conversation({ said, profile: { region: { values: ['14713'], how: 'said' } } }))
    await amal.asks()
    expect(amal.keys()).toContain('handoff.ask.letter-date')
    await amal.writes('I do not know')
    expect(amal.keys()).toContain('handoff.expected.letter-date')
    await amal.writes('20.11.')
    for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
    expect(amal.hears()).toContain('“dismissal letter”. Dismissal: going to the labour court is possible for three weeks (KSchG §4). 3 weeks, counted from 20 November 2026: at the latest on 11 December 2026.')
    await amal.presses('send')
    expect(await queueOf(workplace.context.db, [team.id])).toMatchObject([{ urgency: 'urgent', actBy: '2026-11-23' }])
  })

  it('stores nothing before "send", neither on the disk nor in the database', async () => {
    const secret = 'Xylophonkonzert'
    const amal = person(conversation({ said: [{ text: secret, language: 'de', at: '2026-11-24T10:00:00.000Z', outcome: 'answer' }] }))
    await amal.asks()
    await amal.presses('place', { value: '14713' })
    await amal.writes(`${secret} tried`)
    await amal.presses('contact', { value: 'mail' })
    await amal.writes(`${secret}@example.org`)
    await amal.writes(`${secret} name`)
    expect(amal.hears()).toContain(`${secret} tried`)
    const { db } = workplace.context
    for (const table of ['ticket', 'ticket_way', 'ticket_history', 'message', 'delivery', 'audit'] as const) expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    expect(onDisk()).not.toContain(secret)
    await amal.presses('send')
    expect(onDisk()).toContain(secret)
    expect(await amal.deletes()).toBe(1)
    expect(onDisk()).not.toContain(secret)
  })

  it('can be left at any point, and nothing is kept', async () => {
    const amal = person()
    await amal.asks()
    await amal.presses('cancel')
    expect(amal.keys()).toEqual(['handoff.cancelled'])
    expect(await amal.writes('hello')).toBeUndefined()
  })

  it('goes on where it stopped when it is asked for again', async () => {
    const amal = person()
    await amal.asks()
    await amal.presses('place', { value: '14713' })
    await amal.asks()
    expect(amal.keys()).toEqual(['handoff.ask.tried'])
  })

  it('leaves a question that is typed at the summary to the rest of the bot', async () => {
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'said' } } }))
    await amal.asks()
    for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
    expect(await amal.writes('and what about my brother?')).toBeUndefined()
  })

  it('takes a place that is typed, also a longer one that holds the name of another', async () => {
    for (const [typed, place] of [['leipzig', 'Leipzig'], ['ich wohne im Landkreis Leipzig', 'Landkreis Leipzig'], ['in DRESDEN', 'Dresden']] as const) {
      const amal = person()
      await amal.asks()
      await amal.writes(typed)
      for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
      expect(amal.hears()).toContain(place)
    }
  })
})

describe('who answers', () => {
  it('is told truthfully out of hours', async () => {
    workplace.clock.move(8 * 60 * 60 * 1000)
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'said' } } }))
    await amal.asks()
    expect(amal.hears()).toContain('“IBAS Leipzig” is closed at the moment. Your message will be read at the earliest: Wednesday 25 November at 09:00.')
  })

  it('is nobody for a place without a team: offers, and no case', async () => {
    const amal = person()
    await amal.asks()
    await amal.presses('place', { value: 'other_land' })
    expect(amal.keys()).toEqual(['handoff.no-team', 'offers'])
    expect(await queueOf(workplace.context.db, [team.id])).toEqual([])
  })

  it('is nobody in a sample, and the person learns it before sending', async () => {
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'said' } } }), { teams: [{ ...team, sample: true }] })
    await amal.asks()
    expect(amal.keys()).toContain('handoff.who.sample')
  })
})

describe('the summary', () => {
  async function atReview(change: Partial<Conversation> = {}) {
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'said' }, residence_status: { values: ['duldung'], how: 'inferred' } }, ...change }))
    await amal.asks()
    for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
    return amal
  }

  it('loses the line that is removed', async () => {
    const amal = await atReview()
    await amal.presses('lines')
    expect(amal.buttons()).toContain('line question-1')
    await amal.presses('line', { line: 'question-1' })
    expect(amal.buttons()).toEqual(['change question-1', 'remove question-1', 'review'])
    await amal.presses('remove', { line: 'question-1' })
    expect(amal.hears()).not.toContain('May I work?')
    expect(amal.hears()).toContain('I live in a yellow house')
  })

  it('takes other words for a line', async () => {
    const amal = await atReview()
    await amal.presses('change', { line: 'question-2' })
    await amal.writes('Where can I work?')
    expect(amal.hears()).toContain('Where can I work?')
    expect(amal.hears()).not.toContain('I live in a yellow house')
  })

  it('takes another value for a fact', async () => {
    const amal = await atReview()
    expect(amal.hears()).toContain('duldung (en) (our guess)')
    await amal.presses('change', { line: 'residence-status' })
    expect(amal.buttons()).toEqual(['pick residence-status asylum_seeker', 'pick residence-status duldung', 'review'])
    await amal.presses('pick', { line: 'residence-status', value: 'asylum_seeker' })
    expect(amal.hears()).toContain('asylum_seeker (en)')
  })

  it('is less urgent when the deadline in it is removed', async () => {
    const amal = await atReview({ said: [{ text: 'deadline 1.12.2026', language: 'en', at: '2026-11-24T10:00:00.000Z', outcome: 'answer' }] })
    expect(amal.hears()).toContain('A deadline ends soon.')
    await amal.presses('remove', { line: 'deadline-1' })
    expect(amal.hears()).not.toContain('A deadline ends soon.')
  })

  it('takes no forged step for more than it is', async () => {
    const amal = await atReview()
    for (const [step, line] of [['remove', 'version'], ['remove', 'question-99'], ['change', 'constructor'], ['pick', 'name'], ['nonsense', '']] as const) {
      await amal.presses(step, { line })
      expect(amal.keys().length).toBeGreaterThan(0)
    }
    await amal.presses('review')
    await amal.presses('send')
    expect(amal.keys()[0]).toBe('handoff.sent.done')
  })
})

describe('after sending', () => {
  async function sent() {
    const amal = person(conversation({ profile: { region: { values: ['14713'], how: 'said' } } }))
    await amal.asks()
    for (const _ of ['tried', 'contact', 'name']) await amal.presses('skip')
    await amal.presses('send')
    const [ticket] = await queueOf(workplace.context.db, [team.id])
    return { amal, id: ticket!.id }
  }

  it('the bot goes on answering until an adviser takes the case, and is silent while one has it', async () => {
    const { amal, id } = await sent()
    expect(await amal.writes('one more question')).toBeUndefined()
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, adviser('berta'))
    await amal.writes('are you there?')
    expect(amal.hears()).toEqual(['Passed on to Name of berta.'])
    await adviserActs(workplace.context, [team], id, { do: 'hand-back' }, adviser('berta'))
    expect(await amal.writes('thank you')).toBeUndefined()
    expect((await messagesOf(workplace.context.db, id)).map(({ text }) => text)).toEqual(['are you there?'])
  })

  it('something can be added while the case waits', async () => {
    const { amal, id } = await sent()
    await amal.presses('add')
    await amal.writes('I forgot the letter')
    expect(amal.keys()).toEqual(['handoff.added'])
    expect(await amal.writes('and another question')).toBeUndefined()
    expect((await messagesOf(workplace.context.db, id)).map(({ text }) => text)).toEqual(['I forgot the letter'])
  })

  it('an emergency marks the case and reaches the adviser', async () => {
    const { amal, id } = await sent()
    await adviserActs(workplace.context, [team], id, { do: 'claim' }, adviser('berta'))
    await amal.emergency('he threatens me')
    expect(await queueOf(workplace.context.db, [team.id])).toMatchObject([{ urgency: 'emergency', state: 'claimed' }])
    expect((await messagesOf(workplace.context.db, id)).map(({ text }) => text)).toEqual(['he threatens me'])
  })

  it('a second request tells that the first is on its way', async () => {
    const { amal } = await sent()
    await amal.asks()
    expect(amal.keys()).toEqual(['handoff.sent.already', 'link'])
  })

  it('a new case can begin when the old one was deleted', async () => {
    const { amal } = await sent()
    await amal.deletes()
    await amal.asks()
    expect(amal.keys()[0]).toBe('handoff.intro')
  })
})
