import { summaryLines } from '../../bot/handoff/summary-lines.ts'
import type { Summary } from '../../bot/handoff/summary.ts'
import type { Ticket } from '../../bot/handoff/ticket.ts'
import { ticketOf } from '../../bot/handoff/ticket-record.ts'
import { emptiedCard, messageCard } from '../../bot/handoff/teams/small-cards.ts'
import { bytesOf, type CardView, MAX_CARD_BYTES, ticketCard } from '../../bot/handoff/teams/ticket-card.ts'
import type { Card } from '../../bot/handoff/teams/teams-port.ts'
import { languageCodes, traitsOf } from '../../bot/language/languages.ts'
import type { MessageRow } from '../../bot/storage/tables.ts'
import { labels, summary, TUESDAY } from './support.ts'

const german = labels('de')

function view(change: Partial<Ticket> = {}, told: Partial<Summary> = {}, messages: MessageRow[] = []): CardView {
  const row = {
    id: 't1', state: 'open', urgency: 'normal', act_by: null, team: 'ibas-leipzig', language: 'ar', conversation: 'c1', summary: JSON.stringify(summary(told)),
    adviser: null, adviser_name: null, outcome: null, created_at: TUESDAY, updated_at: TUESDAY, closed_at: null, version: 4, short_code_hash: 's', long_code_hash: 'l',
  }
  return { ticket: { ...ticketOf(row), ...change }, messages, deskUrl: 'https://erstinfo.example' }
}

function message(text: string, language = 'ar', sender = 'person'): MessageRow {
  return { id: `t1/${text.length}`, ticket: 't1', number: 5, sender, sender_name: sender === 'person' ? null : 'Frau Berg', text, language, delivery: 'delivered', at: TUESDAY, delivered_at: TUESDAY }
}

/** Every object in a card. */
function* parts(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) yield node as Record<string, unknown>
  for (const child of Object.values(node)) yield* parts(child)
}
const ofType = (card: Card, type: string) => [...parts(card)].filter((part) => part['type'] === type)
const texts = (card: Card) => ofType(card, 'TextRun').map(({ text }) => text as string)
const verbs = (card: Card) => ofType(card, 'Action.Execute').map(({ verb }) => verb)

/** What schema 1.5 knows and every client of Teams shows. */
const KNOWN = ['AdaptiveCard', 'RichTextBlock', 'TextRun', 'Container', 'ActionSet', 'Input.Text', 'Input.ChoiceSet', 'Action.Execute', 'Action.OpenUrl']

function faults(card: Card): string[] {
  const strange = [...parts(card)].flatMap(({ type }) => typeof type === 'string' && !KNOWN.includes(type) ? [type] : [])
  const ids = [...parts(card)].flatMap(({ id }) => typeof id === 'string' ? [id] : [])
  return [...strange, ...(card['version'] === '1.5' ? [] : ['version']), ...(new Set(ids).size === ids.length ? [] : ['an id twice'])]
}

const held = { state: 'claimed', adviser: 'a', adviserName: 'Frau Berg' } as const

describe('a case as a card', () => {
  it.each([
    ['open', {}, ['claim'], 'Wartet auf jemanden aus Ihrem Team'],
    ['claimed', held, ['reply', 'hand-back', 'close'], 'Bei Frau Berg'],
    ['returned', { ...held, state: 'returned' }, ['claim', 'close'], 'Beim Chatbot'],
    ['closed', { ...held, state: 'closed', outcome: 'answered' }, [], 'Abgeschlossen: beantwortet'],
  ] as const)('that is %s says so, offers what is possible, and is a correct card of version 1.5', (_state, change, buttons, said) => {
    const card = ticketCard(view(change), german)
    expect([verbs(card), texts(card).includes(said), faults(card)]).toEqual([buttons, true, []])
  })

  it('is German, names the person\'s language, and shows their words in their own direction', () => {
    const card = ticketCard(view(), german)
    expect(texts(card)).toContain('Die Person schreibt und liest Arabisch.')
    const [words] = ofType(card, 'Container')
    expect([words!['rtl'], texts(words as Card)]).toEqual([true, ['هل يمكنني العمل؟']])
  })

  it.each(languageCodes)('turns words in %s only where they run from right to left', (language) => {
    const card = ticketCard(view({}, { language, questions: [{ text: 'x', language }], open: [] }), german)
    expect(ofType(card, 'Container').length).toBe(traitsOf(language).direction === 'rtl' ? 1 : 0)
  })

  it('makes nothing a person wrote a link, a heading or a button', () => {
    const text = '[click](https://evil.example) **bold** {"type":"Action.OpenUrl"}'
    const card = ticketCard(view(held, { name: text.slice(0, 80), questions: [{ text, language: 'en' }] }, [message(text, 'en')]), german)
    expect(ofType(card, 'TextBlock')).toEqual([])
    expect(texts(card).filter((shown) => shown === text)).toHaveLength(3)
    expect(ofType(card, 'Action.OpenUrl').map(({ url }) => url)).toEqual(['https://erstinfo.example/desk/tickets/t1'])
  })

  it('stays under 25 KB whatever was told, and says where the rest is', () => {
    const long = Array.from({ length: 60 }, () => ({ text: 'ظ'.repeat(2000), language: 'ar' as const }))
    const shown = view(held, { questions: long, tried: long, offices: long }, Array.from({ length: 50 }, () => message('"ظ\n'.repeat(1300))))
    const card = ticketCard({ ...shown, typed: 'ä'.repeat(4000), notice: 'x' }, german)
    expect(bytesOf(card)).toBeLessThanOrEqual(MAX_CARD_BYTES)
    expect(texts(card)).toContain('Das ist nicht alles. Der Rest steht im Beratungsplatz.')
    expect(verbs(card)).toEqual(['reply', 'hand-back', 'close'])
  })

  it('holds every line of an ordinary summary', () => {
    const shown = view()
    const card = ticketCard(shown, german)
    for (const { text } of summaryLines(shown.ticket.summary, german)) expect(texts(card)).toContain(text)
  })

  it('keeps what an adviser had typed, and why it was not sent', () => {
    const card = ticketCard({ ...view(held), notice: 'Nicht gesendet.', typed: 'Guten Tag' }, german)
    expect([ofType(card, 'Input.Text')[0]!['value'], texts(card)[0]]).toEqual(['Guten Tag', 'Nicht gesendet.'])
  })
})

describe('small cards', () => {
  it('show the longest message whole, in its direction', () => {
    const text = 'ظ'.repeat(4000)
    const card = messageCard(view().ticket, message(text), german)
    expect([texts(card).at(-1), ofType(card, 'Container')[0]!['rtl'], faults(card)]).toEqual([text, true, []])
    expect(bytesOf(card)).toBeLessThanOrEqual(MAX_CARD_BYTES)
  })

  it.each(['moved', 'deleted'] as const)('show nothing of a case that was %s', (why) => {
    const card = emptiedCard(why, german)
    expect([texts(card).length, verbs(card), faults(card)]).toEqual([1, [], []])
  })
})
