import { isOwnOrigin } from '../../http/client-view.ts'
import { addressPrefix, type RateLimit } from '../../http/rate-limit.ts'
import { errorAnswer, type HttpAnswer, type Route } from '../../http/route.ts'
import { authorize } from './authorize.ts'
import type { DirectLineParts } from './parts.ts'
import { type Grant, LIFETIME, type Tokens } from './tokens.ts'

/** The routes that hand out tokens. */
export function tokenRoutes({ tokens, limits, newGrant }: DirectLineParts): Route[] {
  return [
    {
      method: 'POST',
      path: '/v3/directline/tokens/generate',
      async handle(request) {
        if (!isOwnOrigin(request.headers, request.baseUrl)) return errorAnswer(403, 'BadOrigin', 'Tokens are given to our own pages only.')
        return refusedBy(limits.conversations, addressPrefix(request.address)) ?? { status: 200, body: await tokenBody(tokens, newGrant()) }
      },
    },
    {
      method: 'POST',
      path: '/v3/directline/tokens/refresh',
      async handle(request) {
        const { grant, refused } = await authorize(tokens, request, 'within-grace')
        return refused ?? { status: 200, body: await tokenBody(tokens, grant) }
      },
    },
  ]
}

/** What every answer with a token holds. */
export async function tokenBody(tokens: Tokens, grant: Grant): Promise<{ conversationId: string; token: string; expires_in: number }> {
  return { conversationId: grant.conversation, token: await tokens.mint('chat', grant), expires_in: LIFETIME.chat }
}

/** Takes one from a limit; 429 with the time to wait, or undefined when it is allowed. */
export function refusedBy(limit: RateLimit, key: string): HttpAnswer | undefined {
  const seconds = limit.take(key)
  return seconds === undefined
    ? undefined
    : errorAnswer(429, 'RateLimited', 'Too many requests. Please wait a moment.', { 'retry-after': String(seconds) })
}
