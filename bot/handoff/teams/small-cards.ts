import type { Language } from '../../language/languages.ts'
import type { MessageRow } from '../../storage/tables.ts'
import type { Labels } from '../labels.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { card, plainText, wordsIn } from './card-elements.ts'
import type { Card } from './teams-port.ts'

/** The person's words in the thread of their case. */
export function messageCard(ticket: TicketRecord, message: MessageRow, labels: Labels): Card {
  const sender = ticket.summary.name ?? labels.phrase('desk.person')
  const line = labels.phrase('desk.original', { language: labels.languageName(message.language) })
  return card([plainText({ text: `${sender} · ${line}`, style: { weight: 'bolder' } }), wordsIn(message.language as Language, message.text)])
}

/** One sentence. */
export function sentenceCard(text: string): Card {
  return card([plainText({ text, style: { weight: 'bolder' } })])
}

/** What stays of a card whose case is with others or deleted: nothing of the person. */
export function emptiedCard(why: 'moved' | 'deleted', labels: Labels): Card {
  return card([plainText({ text: labels.phrase(`desk.teams.${why}`), style: { isSubtle: true } })])
}
