import { errorAnswer, type HttpAnswer, type HttpRequest, type Route } from '../../http/route.ts'
import { LogFullError, type LoggedActivity } from './activity-log.ts'
import { authorize, tokenRefused } from './authorize.ts'
import { watermarkOf } from './conversation-routes.ts'
import { faultOf, InboundActivity, type InboundMessage } from './inbound-activity.ts'
import type { DirectLineParts } from './parts.ts'
import { refusedBy } from './token-routes.ts'
import type { Grant } from './tokens.ts'

/** The routes that take and give activities. */
export function activityRoutes(parts: DirectLineParts): Route[] {
  const path = '/v3/directline/conversations/:conversation/activities'
  return [
    { method: 'POST', path, handle: (request) => takeActivity(parts, request) },
    {
      method: 'GET',
      path,
      async handle(request) {
        const { grant, refused } = await authorize(parts.tokens, request, 'refused')
        if (refused) return refused
        if (await parts.activities.userOf(grant.conversation) === undefined) return tokenRefused()
        const { activities, watermark } = await parts.activities.since(grant.conversation, watermarkOf(request))
        return { status: 200, body: { activities, watermark: String(watermark) } }
      },
    },
    {
      method: 'POST',
      path: '/v3/directline/conversations/:conversation/upload',
      handle: () => errorAnswer(415, 'UploadsOff', 'Files cannot be sent here. Please describe what the letter says.'),
    },
  ]
}

async function takeActivity(parts: DirectLineParts, request: HttpRequest): Promise<HttpAnswer> {
  const { grant, refused } = await authorize(parts.tokens, request, 'refused')
  if (refused) return refused
  if (await parts.activities.userOf(grant.conversation) === undefined) return tokenRefused()
  const limited = refusedBy(parts.limits.messages, grant.conversation)
  if (limited) return limited
  const inbound = InboundActivity.safeParse(request.body)
  if (!inbound.success) return errorAnswer(400, 'BadArgument', faultOf(inbound.error))
  if (inbound.data.type === 'typing') return { status: 200, body: { id: '' } }
  return await takeMessage(parts, grant, inbound.data)
}

async function takeMessage(parts: DirectLineParts, grant: Grant, message: InboundMessage): Promise<HttpAnswer> {
  let echoed: LoggedActivity
  try {
    echoed = await parts.activities.append(grant.conversation, echo(grant, message))
  } catch (cause) {
    if (cause instanceof LogFullError) return errorAnswer(503, 'Overloaded', 'This conversation is too long. Please begin a new one.')
    throw cause
  }
  // The client is told at once that its message arrived; the answer comes over the stream.
  parts.inTurn(grant.conversation, () => parts.localTurn(grant, echoed, message.value))
    .catch((error: unknown) => parts.log.error('turn.lost', { conversation: grant.conversation, error: error instanceof Error ? error.name : 'unknown' }))
  return { status: 200, body: { id: echoed.id } }
}

// Web Chat calls a message sent when it comes back with its clientActivityID. Who said it stands in the token, not in the message.
function echo(grant: Grant, message: InboundMessage): Omit<LoggedActivity, 'id'> {
  return {
    type: 'message',
    text: message.text,
    textFormat: 'plain',
    channelId: 'directline',
    channelData: message.channelData,
    conversation: { id: grant.conversation } as NonNullable<LoggedActivity['conversation']>,
    from: { id: grant.user, name: '', role: 'user' },
    ...(message.locale ? { locale: message.locale } : {}),
  }
}
