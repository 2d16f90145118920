import type { Language } from '../../language/languages.ts'
import type { MessageRow } from '../../storage/tables.ts'
import type { Labels } from '../labels.ts'
import { type SummaryLine, summaryLines } from '../summary-lines.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { card, plainText, wordsIn } from './card-elements.ts'
import { stateActions } from './state-actions.ts'
import type { Card } from './teams-port.ts'

/** The language of cards: the one advisers share. */
export const CARD_LANGUAGE: Language = 'de'

/** Largest card in bytes. Teams refuses messages beyond a limit that its documents put between 28 and 100 KB. */
export const MAX_CARD_BYTES = 25 * 1024

// Longer words are cut; the desk has them whole.
const MAX_WORDS = 400
const MESSAGES_SHOWN = 3

/** What a card shows. */
export interface CardView {
  ticket: TicketRecord
  messages: readonly MessageRow[]
  /** Address of the desk, without a slash at the end. */
  deskUrl: string
  /** Why something was not done. */
  notice?: string
  /** What the adviser had typed when it was not done. */
  typed?: string
}

/** A case as a card, with what can be done in its state. Lines that would make it too large are left to the desk. */
export function ticketCard(view: CardView, labels: Labels): Card {
  const lines = summaryLines(view.ticket.summary, labels)
  for (let count = lines.length; count > 0; count--) {
    const drawn = draw(view, labels, lines.slice(0, count), count < lines.length)
    if (bytesOf(drawn) <= MAX_CARD_BYTES) return drawn
  }
  return draw(view, labels, [], true)
}

/** How large something is on its way to Teams. */
export function bytesOf(sent: unknown): number {
  return Buffer.byteLength(JSON.stringify(sent))
}

function draw(view: CardView, labels: Labels, lines: readonly SummaryLine[], more: boolean): Card {
  const { ticket, deskUrl, notice } = view
  const cut = more || lines.some(({ text }) => text.length > MAX_WORDS)
  const body = [
    ...(notice ? [plainText({ text: notice, style: { color: 'attention', weight: 'bolder' } })] : []),
    ...head(ticket, labels),
    ...lines.flatMap((line) => summaryLine(line, labels)),
    ...(cut ? [plainText({ text: labels.phrase('desk.teams.more'), style: { isSubtle: true } })] : []),
    ...lastMessages(view, labels),
    ...stateActions(view, labels),
  ]
  return card(body, [{ type: 'Action.OpenUrl', title: labels.phrase('desk.teams.open-desk'), url: `${deskUrl}/desk/tickets/${ticket.id}` }])
}

function head(ticket: TicketRecord, labels: Labels): object[] {
  const urgency = labels.phrase(`desk.urgency.${ticket.urgency}`)
  return [
    plainText({ text: labels.phrase('desk.teams.title', { urgency }), style: { size: 'large', weight: 'bolder', ...(ticket.urgency === 'normal' ? {} : { color: 'attention' as const }) } }),
    plainText({ text: stateText(ticket, labels), style: { weight: 'bolder' } }),
    ...(ticket.actBy === null ? [] : [plainText({ text: `${labels.phrase('desk.column.act-by')}: ${labels.day(ticket.actBy)}`, style: { color: 'attention' } })]),
    plainText({ text: labels.phrase('desk.teams.answer-in', { language: labels.languageName(ticket.summary.language) }) }),
  ]
}

function stateText({ state, adviserName, outcome }: TicketRecord, labels: Labels): string {
  switch (state) {
    case 'open': return labels.phrase('desk.teams.state.open')
    case 'claimed': return labels.phrase('desk.state.claimed', { name: adviserName! })
    case 'returned': return labels.phrase('desk.state.returned')
    case 'closed': return labels.phrase('desk.state.closed', { outcome: labels.phrase(`desk.outcome.${outcome!}`) })
  }
}

function summaryLine({ label, text, wordsIn: language }: SummaryLine, labels: Labels): object[] {
  if (!language) return [plainText({ text: `${label}: `, style: { weight: 'bolder' } }, { text: shortened(text) })]
  const named = labels.phrase('desk.teams.words', { label, language: labels.languageName(language) })
  return [plainText({ text: `${named}:`, style: { weight: 'bolder' } }), wordsIn(language, shortened(text))]
}

function lastMessages({ ticket, messages }: CardView, labels: Labels): object[] {
  if (messages.length === 0) return []
  return [
    plainText({ text: labels.phrase('desk.teams.messages'), style: { weight: 'bolder' } }),
    ...messages.slice(-MESSAGES_SHOWN).flatMap((message) => {
      const sender = message.sender === 'person' ? ticket.summary.name ?? labels.phrase('desk.person') : message.sender_name!
      const delivery = labels.phrase(`desk.delivery.${message.delivery}`)
      const line = labels.phrase('desk.teams.message', { sender, delivery, language: labels.languageName(message.language) })
      return [plainText({ text: line, style: { isSubtle: true } }), wordsIn(message.language as Language, shortened(message.text))]
    }),
  ]
}

function shortened(text: string): string {
  return text.length <= MAX_WORDS ? text : `${text.slice(0, MAX_WORDS).toWellFormed()}…`
}
