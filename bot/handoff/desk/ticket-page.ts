import { type Html, html } from '../../pages/html.ts'
import type { HistoryRow, MessageRow } from '../../storage/tables.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { actionForms } from './action-forms.ts'
import type { DeskParts } from './desk-parts.ts'
import { twoVersions } from './lines-view.ts'
import { messageList } from './messages-view.ts'
import { stateOf } from './queue-page.ts'
import { replyForm, type TypedReply } from './reply-form.ts'
import type { DeskSession } from './session.ts'

/** What a case's page shows. */
export interface TicketView {
  ticket: TicketRecord
  messages: readonly MessageRow[]
  history: readonly HistoryRow[]
  /** Advisers it could be given to. */
  colleagues: readonly { id: string; name: string; team: string }[]
}

/** A case: the German twin beside the original, the messages, and what can be done. */
export function ticketBody(parts: DeskParts, session: DeskSession, view: TicketView, typed?: TypedReply, notice?: Html): Html {
  const { ticket, messages } = view
  const { language } = session
  const say = (key: string, values = {}) => parts.phrase(language, key, values)
  const own = parts.labels(language)
  const person = own.languageName(ticket.summary.language)
  const holds = ticket.state === 'claimed' && ticket.adviser === session.adviser.id
  return html`<p class="back"><a href="/desk">${say('desk.back')}</a></p>
<h1>${ticket.summary.name ?? say('desk.ticket')}</h1>
${notice}
<div id="head" class="ticket-head" data-live=""><span class="urgency level-${ticket.urgency}">${say(`desk.urgency.${ticket.urgency}`)}</span>
${ticket.actBy !== null && html`<span class="act-by">${say('desk.column.act-by')}: ${own.day(ticket.actBy)}</span>`}<span>${stateOf(ticket, say)}</span></div>
<div class="columns">
<section aria-labelledby="summary"><h2 id="summary">${say('desk.german')}${ticket.summary.language !== 'de' && html` · ${say('desk.original', { language: person })}`}</h2>
${twoVersions(ticket.summary, 'de', ticket.summary.language, parts.labels, (name, shown) => parts.phrase(shown, 'handoff.own-words', { language: name }))}
<p class="hint">${say('desk.consent', { at: own.instant(new Date(ticket.summary.consent.at)) })}</p>
</section>
<section aria-labelledby="messages-title"><h2 id="messages-title">${say('desk.messages')}</h2>
<div id="messages" data-live="" aria-live="polite">${messageList(messages, {
    labels: own, none: say('desk.messages.empty'),
    sender: ({ sender, sender_name }) => sender === 'person' ? ticket.summary.name ?? say('desk.person') : sender_name!,
    delivery: ({ delivery }) => say(`desk.delivery.${delivery}`),
  })}</div>
<div id="reply" data-live="${holds ? 'mine' : 'not-mine'}">${holds && replyForm(parts, session, ticket, typed)}</div>
<div id="actions" data-live="${ticket.state} ${ticket.adviser ?? ''} ${ticket.team}">${actionForms(parts, session, view)}</div>
${historyList(view.history, say, (at) => own.instant(at))}
</section>
</div>`
}

function historyList(history: readonly HistoryRow[], say: (key: string, values?: object) => string, instant: (at: Date) => string): Html {
  return html`<details class="history"><summary>${say('desk.history')}</summary><ol id="history" data-live="">${history.map(({ at, actor, actor_name, action }) =>
    html`<li>${instant(new Date(at))}: ${actor_name ?? say(`desk.who.${actor}`)}, ${say(`desk.action.${action}`)}</li>`)}</ol></details>`
}
