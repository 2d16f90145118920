import { errorAnswer, type HttpRequest, type Route } from '../../http/route.ts'
import { LogFullError } from './activity-log.ts'
import { authorize, tokenRefused } from './authorize.ts'
import type { DirectLineParts } from './parts.ts'
import { tokenBody } from './token-routes.ts'
import type { Grant } from './tokens.ts'

/** The routes that start a conversation and come back to it. */
export function conversationRoutes(parts: DirectLineParts): Route[] {
  return [
    {
      method: 'POST',
      path: '/v3/directline/conversations',
      async handle(request) {
        const { grant, refused } = await authorize(parts.tokens, request, 'refused')
        if (refused) return refused
        const created = await create(parts, grant)
        if (created === 'full') return errorAnswer(503, 'Overloaded', 'Too many people are asking at the moment. Please try again in a few minutes.')
        return { status: created ? 201 : 200, body: await withStream(parts, grant, request, 0) }
      },
    },
    {
      method: 'GET',
      path: '/v3/directline/conversations/:conversation',
      async handle(request) {
        const { grant, refused } = await authorize(parts.tokens, request, 'within-grace')
        if (refused) return refused
        // 404 here would leave the client waiting in silence for ever.
        if (await parts.activities.userOf(grant.conversation) === undefined) return tokenRefused()
        return { status: 200, body: await withStream(parts, grant, request, watermarkOf(request)) }
      },
    },
  ]
}

async function create(parts: DirectLineParts, grant: Grant): Promise<boolean | 'full'> {
  try {
    return await parts.activities.create(grant.conversation, grant.user)
  } catch (cause) {
    if (cause instanceof LogFullError) return 'full'
    throw cause
  }
}

async function withStream(parts: DirectLineParts, grant: Grant, request: HttpRequest, watermark: number) {
  const address = new URL(`${request.baseUrl.replace(/^http/, 'ws')}/v3/directline/conversations/${grant.conversation}/stream`)
  address.searchParams.set('watermark', String(watermark))
  address.searchParams.set('t', await parts.tokens.mint('stream', grant))
  return { ...await tokenBody(parts.tokens, grant), streamUrl: address.href }
}

/** The number after which a client wants to hear; anything unreadable means all. */
export function watermarkOf(request: Pick<HttpRequest, 'query'>): number {
  const watermark = request.query.get('watermark') ?? ''
  return /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0
}
