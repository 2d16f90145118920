import { type Html, html } from '../../pages/html.ts'
import { type ActionName, nextTicket, TICKET_OUTCOMES, type TicketAction } from '../ticket.ts'
import type { DeskParts } from './desk-parts.ts'
import { csrfField, option, select } from './form-fields.ts'
import type { DeskSession } from './session.ts'
import type { TicketView } from './ticket-page.ts'

// Asks the same pure function that will decide, so no button leads to a refusal.
const PROBES: Partial<Record<ActionName, TicketAction>> = {
  'claim': { do: 'claim' }, 'hand-back': { do: 'hand-back' }, 'release': { do: 'release' }, 'reopen': { do: 'reopen' },
}

/** Buttons for what is possible now. */
export function actionForms(parts: DeskParts, session: DeskSession, view: TicketView): Html {
  const { ticket } = view
  const may = (action: TicketAction) => nextTicket(ticket, action, { kind: 'adviser', adviser: session.adviser }).ok
  const simple = Object.values(PROBES).filter(may).map(({ do: name }) => button(parts, session, ticket.id, name))
  return html`<div class="actions">${simple}</div>
${may({ do: 'close', outcome: 'answered' }) && closeForm(parts, session, ticket.id)}
${may({ do: 'reassign', team: ticket.team }) && reassignForm(parts, session, view)}`
}

function button({ phrase }: DeskParts, session: DeskSession, id: string, name: ActionName): Html {
  return html`<form method="post" action="/desk/tickets/${id}/${name}">${csrfField(session)}<button id="do-${name}" class="${name === 'claim' ? 'main' : 'plain'}">${phrase(session.language, `desk.${name}`)}</button></form>`
}

function closeForm({ phrase }: DeskParts, session: DeskSession, id: string): Html {
  const say = (key: string) => phrase(session.language, key)
  return html`<form class="actions with-choice" method="post" action="/desk/tickets/${id}/close">${csrfField(session)}
${select('outcome', say('desk.close.outcome'), html`${TICKET_OUTCOMES.map((outcome) => option(outcome, say(`desk.outcome.${outcome}`)))}`)}
<button class="plain">${say('desk.close')}</button></form>`
}

function reassignForm({ phrase, teams }: DeskParts, session: DeskSession, { ticket, colleagues }: TicketView): Html | undefined {
  const say = (key: string, values = {}) => phrase(session.language, key, values)
  const others = teams.filter(({ id }) => id !== ticket.team)
  const advisers = colleagues.filter(({ id }) => id !== ticket.adviser)
  if (others.length + advisers.length === 0) return undefined
  return html`<form class="actions with-choice" method="post" action="/desk/tickets/${ticket.id}/reassign">${csrfField(session)}
${select('to', say('desk.reassign.to'), html`${advisers.map(({ id, name }) => option(`adviser ${id}`, name))}${others.map(({ id, name }) => option(`team ${id}`, say('desk.reassign.team', { name })))}`)}
<button class="plain">${say('desk.reassign')}</button></form>`
}
