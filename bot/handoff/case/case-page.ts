import { type Html, html } from '../../pages/html.ts'
import { DAYS_AFTER_CLOSING } from '../../storage/retention.ts'
import type { MessageRow } from '../../storage/tables.ts'
import { plusDays } from '../deadlines/calendar.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { twoVersions } from '../desk/lines-view.ts'
import { messageList } from '../desk/messages-view.ts'
import { shortCodeOf, shownCode } from '../case-code.ts'
import { MAX_MESSAGE } from '../relay.ts'
import { TRANSITIONS } from '../ticket.ts'
import type { TicketRecord } from '../ticket-record.ts'

/** What a person had typed, and why it was not sent. */
export interface Unsent {
  text: string
  notice: string
}

/** A person's own case: the answers, the summary in both languages for the printer, and the way to delete it. */
export function caseBody(parts: DeskParts, code: string, ticket: TicketRecord, messages: readonly MessageRow[], told: { unsent?: Unsent; written?: boolean; deleting?: boolean } = {}): Html {
  const { language } = ticket.summary
  const say = (key: string, values = {}) => parts.phrase(language, key, values)
  const labels = parts.labels(language)
  return html`<h1>${say('handoff.case.title')}</h1>
<p class="lead">${say(`handoff.case.state.${ticket.state}`, { name: ticket.adviserName ?? '' })}${ticket.closedAt !== null && html` ${say('handoff.case.deleted-on', { day: labels.day(plusDays(ticket.closedAt.slice(0, 10), DAYS_AFTER_CLOSING)) })}`}</p>
${told.written && html`<p class="done" role="status">${say('handoff.case.written')}</p>`}
${told.unsent && html`<p class="refused" role="alert">${told.unsent.notice}</p>`}
<section><h2>${say('handoff.case.messages')}</h2>${messageList(messages, {
    labels, none: say('handoff.case.no-messages'),
    sender: ({ sender, sender_name }) => sender === 'person' ? say('handoff.case.you') : sender_name!,
    // Whoever reads an adviser's message here has it, whatever became of it in the chat.
    delivery: ({ sender, delivery }) => sender === 'person' ? say(`handoff.case.${delivery}`) : '',
  })}
${TRANSITIONS.message.from.includes(ticket.state) && writeForm(code, say, told.unsent?.text)}</section>
<section><h2>${say('handoff.case.summary')}</h2><p>${say('handoff.sent.code', { code: shownCode(shortCodeOf(code)) })}</p>
<p class="hint screen-only">${say('handoff.case.print')}</p>
${twoVersions(ticket.summary, language, 'de', parts.labels, (name, shown) => parts.phrase(shown, 'handoff.own-words', { language: name }))}</section>
${deleteForm(code, say, told.deleting ?? false)}`
}

type Say = (key: string, values?: object) => string

function writeForm(code: string, say: Say, text = ''): Html {
  return html`<form class="panel screen-only" method="post" action="/case/${code}/message">
<label for="text">${say('handoff.case.write')}</label>
<div class="row"><textarea id="text" name="text" dir="auto" maxlength="${MAX_MESSAGE}">${text}</textarea></div>
<button class="main">${say('handoff.case.send')}</button></form>`
}

function deleteForm(code: string, say: Say, deleting: boolean): Html {
  if (!deleting) return html`<p class="screen-only links"><a href="/case/${code}?delete=1#delete">${say('handoff.case.delete')}</a></p>`
  return html`<form id="delete" class="panel screen-only" method="post" action="/case/${code}/delete">
<h2>${say('handoff.case.delete')}</h2><p>${say('handoff.case.delete-explained')}</p>
<button class="danger">${say('handoff.case.delete-sure')}</button></form>`
}
