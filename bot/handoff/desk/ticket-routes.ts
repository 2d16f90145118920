import { MAX_FORM } from '../../http/read-body.ts'
import type { HttpAnswer, HttpRequest, Route } from '../../http/route.ts'
import { html } from '../../pages/html.ts'
import { type AdviserAction, adviserActs } from '../adviser-actions.ts'
import type { Relayed } from '../relay.ts'
import { TICKET_OUTCOMES } from '../ticket.ts'
import { findTicket, historyOf, messagesOf } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { audit } from './audit.ts'
import type { DeskParts } from './desk-parts.ts'
import { colleaguesOf } from './colleagues.ts'
import { sendReply } from './reply.ts'
import type { TypedReply } from './reply-form.ts'
import { field, goTo, ownForm, refusedNotice, show, signedIn } from './respond.ts'
import type { DeskSession } from './session.ts'
import { ticketBody } from './ticket-page.ts'

type Refused = Extract<Relayed, { ok: false }>['refusal']

/** A case: looking at it, and everything that can be done with it. */
export function ticketRoutes(parts: DeskParts): Route[] {
  return [
    {
      method: 'GET', path: '/desk/tickets/:id',
      handle: signedIn(parts, async (request, session) => {
        const ticket = await ownTicket(parts, session, request)
        if (!ticket) return notFound(parts, session)
        // The page refreshing itself is not another look.
        if (request.headers['x-live'] === undefined) await audit(parts.context, session.adviser, 'look', ticket.id)
        return showTicket(parts, session, ticket)
      }),
    },
    { method: 'POST', path: '/desk/tickets/:id/reply', maxBody: MAX_FORM, handle: ownForm(parts, (request, session) => reply(parts, request, session)) },
    ...(['claim', 'release', 'hand-back', 'reopen', 'close', 'reassign'] as const).map((name): Route => ({
      method: 'POST', path: `/desk/tickets/:id/${name}`,
      handle: ownForm(parts, (request, session) => act(parts, request, session, name)),
    })),
  ]
}

/** The case, if it belongs to a team of this adviser. */
async function ownTicket({ context }: DeskParts, { adviser }: DeskSession, { params }: HttpRequest): Promise<TicketRecord | undefined> {
  const ticket = await findTicket(context.db, params['id']!)
  return ticket && adviser.teams.includes(ticket.team) ? ticket : undefined
}

async function act(parts: DeskParts, request: HttpRequest, session: DeskSession, name: AdviserAction['do']): Promise<HttpAnswer> {
  const ticket = await ownTicket(parts, session, request)
  if (!ticket) return notFound(parts, session)
  const action = await actionOf(parts, request, ticket, name)
  if (!action) return refused(parts, session, ticket.id, { reason: 'changed' })
  const acted = await adviserActs(parts.context, parts.teams, ticket.id, action, session.adviser)
  if (!acted.ok) return refused(parts, session, ticket.id, acted.refusal)
  return goTo(session.adviser.teams.includes(acted.ticket.team) ? `/desk/tickets/${ticket.id}` : '/desk')
}

async function actionOf(parts: DeskParts, request: HttpRequest, ticket: TicketRecord, name: AdviserAction['do']): Promise<AdviserAction | undefined> {
  if (name === 'close') {
    const outcome = TICKET_OUTCOMES.find((candidate) => candidate === field(request, 'outcome'))
    return outcome && { do: 'close', outcome }
  }
  if (name !== 'reassign') return { do: name }
  const to = field(request, 'to')
  const team = parts.teams.find(({ id }) => to === `team ${id}`)
  if (team) return { do: 'reassign', team: team.id }
  const colleague = (await colleaguesOf(parts, ticket.team)).find(({ id }) => to === `adviser ${id}`)
  return colleague && { do: 'reassign', team: ticket.team, adviser: { id: colleague.id, name: colleague.name } }
}

async function reply(parts: DeskParts, request: HttpRequest, session: DeskSession): Promise<HttpAnswer> {
  const ticket = await ownTicket(parts, session, request)
  if (!ticket) return notFound(parts, session)
  const typed: TypedReply = { text: field(request, 'text'), language: field(request, 'language'), ready: field(request, 'ready') }
  const relayed = await sendReply(parts, ticket, session.adviser, typed, field(request, 'id') || parts.context.newId(), request.baseUrl)
  return relayed.ok ? goTo(`/desk/tickets/${ticket.id}`) : refused(parts, session, ticket.id, relayed.refusal, typed)
}

/** Shows the case as it is now, why it was not done, and what had been typed. */
async function refused(parts: DeskParts, session: DeskSession, id: string, refusal: Refused, typed?: TypedReply): Promise<HttpAnswer> {
  const ticket = await findTicket(parts.context.db, id)
  const notice = parts.phrase(session.language, `desk.refused.${refusal.reason}`, refusal)
  return ticket ? showTicket(parts, session, ticket, { notice, typed }) : notFound(parts, session)
}

async function showTicket(parts: DeskParts, session: DeskSession, ticket: TicketRecord, told?: { notice: string; typed: TypedReply | undefined }): Promise<HttpAnswer> {
  const { db } = parts.context
  const [messages, history, colleagues] = await Promise.all([messagesOf(db, ticket.id), historyOf(db, ticket.id), colleaguesOf(parts, ticket.team)])
  const body = ticketBody(parts, session, { ticket, messages, history, colleagues }, told?.typed, told && refusedNotice(told.notice))
  return show(parts, session, { title: ticket.summary.name ?? parts.phrase(session.language, 'desk.ticket'), body, status: told ? 409 : 200 })
}

function notFound(parts: DeskParts, session: DeskSession): HttpAnswer {
  const say = (key: string) => parts.phrase(session.language, key)
  return show(parts, session, { title: say('desk.ticket'), status: 404, body: html`${refusedNotice(say('desk.not-found'))}<p class="back"><a href="/desk">${say('desk.back')}</a></p>` })
}
