import { type Language, isLanguage } from '../../language/languages.ts'
import { adviserSays, type Relayed, type Said } from '../relay.ts'
import type { Adviser } from '../ticket.ts'
import type { TicketRecord } from '../ticket-record.ts'
import type { DeskParts } from './desk-parts.ts'
import type { TypedReply } from './reply-form.ts'

/**
 * Sends what an adviser typed and picked, in this order.
 * @param id of the form: pressed twice, it is sent once
 */
export async function sendReply(parts: DeskParts, ticket: TicketRecord, adviser: Adviser, typed: TypedReply, id: string, baseUrl: string): Promise<Relayed> {
  const said = [...wordsOf(typed, id), ...readyOf(parts, ticket, typed, id, baseUrl)]
  if (said.length === 0) return { ok: false, refusal: { reason: 'empty' } }
  for (const message of said) {
    const relayed = await adviserSays(parts.context, ticket.id, message, adviser)
    if (!relayed.ok) return relayed
  }
  return { ok: true }
}

function wordsOf({ text, language }: TypedReply, id: string): Said[] {
  return text.trim() === '' ? [] : [{ id, text, language: isLanguage(language) ? language : 'de' }]
}

function readyOf(parts: DeskParts, { summary: { language } }: TicketRecord, { ready }: TypedReply, id: string, baseUrl: string): Said[] {
  const [kind, key] = [ready.slice(0, ready.indexOf(' ')), ready.slice(ready.indexOf(' ') + 1)]
  if (kind === 'snippet' && parts.snippets.includes(key)) return [{ id: `${id}-ready`, text: parts.phrase(language, key), language }]
  if (kind === 'article') return articleText(parts, language, key, baseUrl).map((said) => ({ id: `${id}-ready`, ...said }))
  return []
}

function articleText({ library, phrase }: DeskParts, language: Language, id: string, baseUrl: string): Omit<Said, 'id'>[] {
  const article = library.article(language, id)
  if (!article) return []
  const link = phrase(language, 'handoff.article.link', { link: `${baseUrl}/${article.language}/articles/${id}` })
  return [{ text: `${article.title}\n\n${article.short}\n\n${link}`, language: article.language }]
}
