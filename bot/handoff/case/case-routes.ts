import { isOwnOrigin } from '../../http/client-view.ts'
import { MAX_FORM } from '../../http/read-body.ts'
import { addressPrefix, createRateLimit, type RateLimit } from '../../http/rate-limit.ts'
import type { HttpAnswer, HttpRequest, Route } from '../../http/route.ts'
import { cleanText } from '../../dialogue/incoming-message.ts'
import { type Language, languageOfTag } from '../../language/languages.ts'
import { type Html, html } from '../../pages/html.ts'
import { deleteTicket, type ForgetConversation } from '../deletion.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { deskPage } from '../desk/frame.ts'
import { field } from '../desk/respond.ts'
import { MAX_MESSAGE, personSays } from '../relay.ts'
import { messagesOf, ticketByLongCode } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { caseBody } from './case-page.ts'

// Who mistypes a link tries a few times; who guesses tries many.
const WRONG_CODES = { burst: 30, secondsEach: 20 }
// More than anybody types; a program with the link must not fill the adviser's page.
const MESSAGES = { burst: 20, secondsEach: 10 }

/** A person's own case, for whoever has the link. Whether a case exists is told to nobody else. */
export function caseRoutes(parts: DeskParts, forgetConversation: ForgetConversation): Route[] {
  const limit = createRateLimit(WRONG_CODES, parts.context.now)
  const messages = createRateLimit(MESSAGES, parts.context.now)
  const withCase = (handle: (request: HttpRequest, ticket: TicketRecord, code: string) => Promise<HttpAnswer>) => async (request: HttpRequest) => {
    const code = request.params['code']!
    const ticket = await ticketByLongCode(parts.context.db, code)
    if (ticket) return handle(request, ticket, code)
    return unknown(parts, request, limit.take(addressPrefix(request.address)) === undefined ? 404 : 429)
  }
  return [
    {
      method: 'GET', path: '/case/:code',
      handle: withCase(async ({ query }, ticket, code) => showCase(parts, ticket, code, { deleting: query.has('delete'), written: query.has('written') })),
    },
    { method: 'POST', path: '/case/:code/message', maxBody: MAX_FORM, handle: withCase((request, ticket, code) => write(parts, messages, request, ticket, code)) },
    { method: 'POST', path: '/case/:code/delete', handle: withCase((request, ticket) => remove(parts, request, ticket, forgetConversation)) },
  ]
}

async function write(parts: DeskParts, limit: RateLimit, request: HttpRequest, ticket: TicketRecord, code: string): Promise<HttpAnswer> {
  if (!isOwnOrigin(request.headers, request.baseUrl)) return unknown(parts, request, 404)
  const { language } = ticket.summary
  const typed = field(request, 'text')
  if (limit.take(ticket.id) !== undefined) return showCase(parts, ticket, code, { unsent: { text: typed, notice: parts.phrase(language, 'handoff.case.slow-down') } }, 429)
  // Cleaning would cut a long text without a word; its length is judged first.
  const text = typed.length > MAX_MESSAGE ? typed : cleanWords(typed)
  const said = await personSays(parts.context, parts.teams, ticket, { id: parts.context.newId(), text, language })
  if (said.ok) return { status: 303, headers: { location: `/case/${code}?written=1` } }
  const key = ['empty', 'too-long'].includes(said.refusal.reason) ? said.refusal.reason : 'not-now'
  const notice = parts.phrase(language, `handoff.case.${key}`, said.refusal)
  return showCase(parts, ticket, code, { unsent: { text: typed, notice } })
}

/** Line by line, so that the person's paragraphs stay. */
function cleanWords(typed: string): string {
  return typed.split(/\r?\n/).map(cleanText).join('\n').trim()
}

async function remove(parts: DeskParts, request: HttpRequest, ticket: TicketRecord, forgetConversation: ForgetConversation): Promise<HttpAnswer> {
  if (!isOwnOrigin(request.headers, request.baseUrl)) return unknown(parts, request, 404)
  const deleted = await deleteTicket(parts.context, parts.teams, ticket.id, 'person')
  await forgetConversation(ticket.conversation)
  await parts.context.scrub()
  const { language } = ticket.summary
  const say = (key: string, values = {}) => parts.phrase(language, key, values)
  return page(parts, language, say('handoff.case.title'), html`<h1>${say('handoff.case.title')}</h1><p class="done" role="status">${say('handoff.case.gone', { messages: deleted?.messages ?? 0 })}</p>`)
}

async function showCase(parts: DeskParts, ticket: TicketRecord, code: string, told: Parameters<typeof caseBody>[4], status = told?.unsent ? 409 : 200): Promise<HttpAnswer> {
  const { language } = ticket.summary
  const messages = await messagesOf(parts.context.db, ticket.id)
  return page(parts, language, parts.phrase(language, 'handoff.case.title'), caseBody(parts, code, ticket, messages, told), status)
}

function unknown(parts: DeskParts, { headers }: HttpRequest, status: 404 | 429): HttpAnswer {
  const language = languageOfTag(headers['accept-language']?.split(',')[0]) ?? 'de'
  const say = (key: string) => parts.phrase(language, key)
  const text = say(status === 404 ? 'handoff.case.unknown' : 'handoff.case.slow-down')
  return page(parts, language, say('handoff.case.unknown.title'), html`<h1>${say('handoff.case.unknown.title')}</h1><p class="lead">${text}</p>`, status)
}

function page({ phrase }: DeskParts, language: Language, title: string, body: Html, status = 200): HttpAnswer {
  return deskPage({ language, title, name: phrase(language, 'web.name'), skip: phrase(language, 'web.skip'), body, status })
}
