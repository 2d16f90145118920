import { randomUUID } from 'node:crypto'
import { type Html, html } from '../../pages/html.ts'
import { languageCodes } from '../../language/languages.ts'
import { MAX_MESSAGE } from '../relay.ts'
import type { TicketRecord } from '../ticket-record.ts'
import type { DeskParts } from './desk-parts.ts'
import { csrfField, option, select } from './form-fields.ts'
import type { DeskSession } from './session.ts'

/** What an adviser had typed when a reply was refused; nothing of it is lost. */
export interface TypedReply {
  text: string
  language: string
  ready: string
}

/** Free words, or something ready picked by its German title and sent in the person's language. */
export function replyForm({ phrase, labels, library, snippets }: DeskParts, session: DeskSession, ticket: TicketRecord, typed: TypedReply = { text: '', language: session.language, ready: '' }): Html {
  const say = (key: string, values = {}) => phrase(session.language, key, values)
  const own = labels(session.language)
  const person = own.languageName(ticket.summary.language)
  return html`<form class="panel" method="post" action="/desk/tickets/${ticket.id}/reply">${csrfField(session)}
<h2>${say('desk.reply')}</h2>
<input type="hidden" name="id" value="${randomUUID()}">
<div class="row"><label for="text">${say('desk.reply.text')}</label><p class="hint" id="text-hint">${say('desk.reply.text.hint', { language: person })}</p>
<textarea id="text" name="text" dir="auto" maxlength="${MAX_MESSAGE}" aria-describedby="text-hint">${typed.text}</textarea></div>
<div class="row">${select('language', say('desk.reply.language'), html`${languageCodes.map((code) => option(code, own.languageName(code), code === typed.language))}`)}</div>
<div class="row">${select('ready', say('desk.reply.ready', { language: person }), html`${option('', say('desk.reply.ready.none'))}
<optgroup label="${say('desk.reply.ready.snippets')}" lang="de">${snippets.map((key) => option(`snippet ${key}`, phrase('de', key), typed.ready === `snippet ${key}`))}</optgroup>
<optgroup label="${say('desk.reply.ready.articles')}" lang="de">${library.titles().map(({ id, title }) => option(`article ${id}`, title, typed.ready === `article ${id}`))}</optgroup>`)}</div>
<button id="send" class="main">${say('desk.reply.send')}</button>
</form>`
}
