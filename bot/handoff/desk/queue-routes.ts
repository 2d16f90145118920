import { createRateLimit } from '../../http/rate-limit.ts'
import type { HttpAnswer, Route } from '../../http/route.ts'
import type { Html } from '../../pages/html.ts'
import { readShortCode } from '../case-code.ts'
import { closedOf, queueOf, ticketByShortCode } from '../ticket-queries.ts'
import { audit } from './audit.ts'
import type { DeskParts } from './desk-parts.ts'
import { queueBody } from './queue-page.ts'
import { field, goTo, ownForm, refusedNotice, show, signedIn } from './respond.ts'
import type { DeskSession } from './session.ts'

const CLOSED_SHOWN = 10
// A person reads a code out twice at most; who guesses needs millions of tries.
const CODE_TRIES = { burst: 10, secondsEach: 60 }

/** The queue, and finding a case by the code that a person brings along. */
export function queueRoutes(parts: DeskParts): Route[] {
  const limit = createRateLimit(CODE_TRIES, parts.context.now)
  return [
    { method: 'GET', path: '/desk', handle: signedIn(parts, async (_, session) => showQueue(parts, session)) },
    {
      method: 'POST', path: '/desk/code',
      handle: ownForm(parts, async (request, session) => {
        const { adviser, language } = session
        if (limit.take(adviser.id) !== undefined) return showQueue(parts, session, 429, refusedNotice(parts.phrase(language, 'desk.code.slow-down')))
        const code = readShortCode(field(request, 'code'))
        const ticket = code && await ticketByShortCode(parts.context.db, code)
        await audit(parts.context, adviser, 'find-by-code', ticket ? ticket.id : null)
        // A wrong code and a code of another team get the same answer: whether a case exists is nobody else's business.
        if (!ticket || !adviser.teams.includes(ticket.team)) return showQueue(parts, session, 404, refusedNotice(parts.phrase(language, 'desk.code.unknown')))
        return goTo(`/desk/tickets/${ticket.id}`)
      }),
    },
  ]
}

async function showQueue(parts: DeskParts, session: DeskSession, status = 200, notice?: Html): Promise<HttpAnswer> {
  const { teams } = session.adviser
  const [queue, closed] = await Promise.all([queueOf(parts.context.db, teams), closedOf(parts.context.db, teams, CLOSED_SHOWN)])
  return show(parts, session, { title: parts.phrase(session.language, 'desk.queue'), body: queueBody(parts, session, queue, closed, notice), status })
}
