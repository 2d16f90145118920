import { type Html, html } from '../../pages/html.ts'
import { summaryLines } from '../summary-lines.ts'
import type { TicketRecord } from '../ticket-record.ts'
import type { DeskParts } from './desk-parts.ts'
import { csrfField } from './form-fields.ts'
import type { DeskSession } from './session.ts'

/** The queue: what waits, what is mine, what colleagues have. */
export function queueBody(parts: DeskParts, session: DeskSession, queue: readonly TicketRecord[], closed: readonly TicketRecord[], notice?: Html): Html {
  const say = (key: string, values = {}) => parts.phrase(session.language, key, values)
  const of = (list: readonly TicketRecord[], key: string) => list.length > 0 && html`<h2>${say(key)} (${list.length})</h2>${rows(parts, session, list)}`
  const open = queue.filter(({ state }) => state === 'open')
  const claimed = queue.filter(({ state }) => state === 'claimed')
  const isMine = ({ adviser }: TicketRecord) => adviser === session.adviser.id
  return html`<h1>${say('desk.queue')}</h1>
${notice}
<form class="by-code" method="post" action="/desk/code">${csrfField(session)}
<label for="code">${say('desk.code')}</label>
<div class="field"><input type="text" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20"><button class="plain">${say('desk.code.find')}</button></div>
</form>
<div id="queue" data-live="">
${of(claimed.filter(isMine), 'desk.queue.mine')}
${open.length > 0 ? of(open, 'desk.queue.open') : html`<h2>${say('desk.queue.open')} (0)</h2><p class="hint">${say('desk.queue.empty')}</p>`}
${of(claimed.filter((ticket) => !isMine(ticket)), 'desk.queue.others')}
${of(queue.filter(({ state }) => state === 'returned'), 'desk.queue.returned')}
${of(closed, 'desk.queue.closed')}
</div>`
}

function rows(parts: DeskParts, session: DeskSession, tickets: readonly TicketRecord[]): Html {
  return html`<ul class="queue">${tickets.map((ticket) => row(parts, session, ticket))}</ul>`
}

function row({ phrase, labels }: DeskParts, { language }: DeskSession, ticket: TicketRecord): Html {
  const own = labels(language)
  const say = (key: string, values = {}) => phrase(language, key, values)
  const lines = summaryLines(ticket.summary, labels('de'))
  const line = (id: string) => lines.find((candidate) => candidate.id === id)?.text
  const facts = [own.languageName(ticket.summary.language), line('district'), own.instant(new Date(ticket.createdAt)), stateOf(ticket, say)]
  return html`<li><a href="/desk/tickets/${ticket.id}">
<span><span class="urgency level-${ticket.urgency}">${say(`desk.urgency.${ticket.urgency}`)}</span></span>
<span class="act-by">${ticket.actBy ? own.day(ticket.actBy) : html`<span class="unknown">${say('desk.no-deadline')}</span>`}</span>
<span class="concern" lang="de">${line('concern') ?? line('question-1') ?? say('desk.ticket')}</span>
<span class="facts">${facts.filter(Boolean).join(' · ')}</span>
</a></li>`
}

/** Where a case stands, in words. */
export function stateOf({ state, adviserName, outcome }: TicketRecord, say: (key: string, values?: Record<string, string>) => string): string {
  return say(`desk.state.${state}`, { name: adviserName ?? '', outcome: outcome ? say(`desk.outcome.${outcome}`) : '' })
}
