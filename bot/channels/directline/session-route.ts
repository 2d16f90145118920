import { z } from 'zod'
import { isOwnOrigin } from '../../http/client-view.ts'
import { addressPrefix } from '../../http/rate-limit.ts'
import { errorAnswer, type HttpAnswer, type HttpRequest, type Route } from '../../http/route.ts'
import type { DirectLineParts } from './parts.ts'
import type { Sessions } from './session-cookie.ts'
import { refusedBy, tokenBody } from './token-routes.ts'

const Wish = z.object({ fresh: z.boolean().default(false).describe('end the conversation of the cookie and begin a new one') })

/** Gives our own page a token for the conversation of its cookie, or for a new one, and says which it was. */
export function sessionRoute(parts: DirectLineParts, sessions: Sessions): Route {
  return {
    method: 'POST',
    path: '/chat/session',
    async handle(request) {
      if (!isOwnOrigin(request.headers, request.baseUrl)) return errorAnswer(403, 'BadOrigin', 'Tokens are given to our own pages only.')
      const wish = Wish.safeParse(request.body ?? {})
      if (!wish.success) return errorAnswer(400, 'BadArgument', 'fresh: expected true or false')
      return refusedBy(parts.limits.conversations, addressPrefix(request.address)) ?? await session(parts, sessions, request, wish.data.fresh)
    },
  }
}

async function session(parts: DirectLineParts, sessions: Sessions, request: HttpRequest, fresh: boolean): Promise<HttpAnswer> {
  const known = await sessions.read(request)
  if (known && fresh) await parts.endConversation(known.conversation)
  const grant = known && !fresh ? known : parts.newGrant()
  const resumed = await parts.activities.userOf(grant.conversation) !== undefined
  return {
    status: 200,
    headers: { 'set-cookie': await sessions.cookie(grant, request) },
    body: { ...await tokenBody(parts.tokens, grant), resumed },
  }
}
