import type { Activity } from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import { z } from 'zod'
import { errorAnswer, type HttpAnswer, type HttpRequest, type Route } from '../http/route.ts'
import type { TurnAdapter, TurnLogic } from './adapter.ts'
import type { ChannelAuthentication } from './authentication.ts'
import { conversationOf } from './incoming.ts'
import { type ConversationReferences, rememberReference } from './reach-user.ts'
import type { InTurn } from '../storage/turn-queue.ts'

// The little that everything behind relies on; the sender is authenticated, so the rest may pass.
const AzureActivity = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string() }),
})

// Teams sends messages of up to 100 KB; what is too long for us must arrive to be answered with a sentence.
const MAX_ACTIVITY = 512 * 1024

/** What `/api/messages` needs. */
export interface AzureParts {
  adapter: TurnAdapter
  authentication: ChannelAuthentication
  logic: TurnLogic
  inTurn: InTurn
  references: ConversationReferences
}

/** The door for Azure Bot Service and Teams. */
export function azureRoute(parts: AzureParts): Route {
  const repeats = createRepeatFilter()
  return {
    method: 'POST',
    path: '/api/messages',
    maxBody: MAX_ACTIVITY,
    async handle(request) {
      const authenticated = await authenticate(parts.authentication, request)
      if (!authenticated) return errorAnswer(401, 'Unauthorized', 'Unauthorized')
      const checked = AzureActivity.safeParse(request.body)
      if (!checked.success) return errorAnswer(400, 'BadArgument', `${checked.error.issues[0]!.path.join('.')}: missing or of the wrong type`)
      const activity = withoutBuffering(checked.data)
      if (repeats.has(activity)) return { status: 200 }
      try {
        await rememberReference(parts.references, activity)
        return await parts.inTurn(conversationOf(activity), async (): Promise<HttpAnswer> => {
          const invoked = await parts.adapter.runTurn(authenticated, activity, parts.logic)
          return invoked ? { status: invoked.status, body: (invoked.body ?? {}) as object } : { status: 200 }
        })
      } catch (error) {
        repeats.forget(activity)
        throw error
      }
    },
  }
}

async function authenticate(authentication: ChannelAuthentication, request: HttpRequest) {
  try {
    return await authentication.authenticateRequest((request.body ?? {}) as Activity, request.headers.authorization ?? '')
  } catch (cause) {
    if (cause instanceof AuthenticationError) return undefined
    throw cause
  }
}

// `expectReplies` would make the SDK keep our replies instead of sending them.
function withoutBuffering({ deliveryMode, ...activity }: Record<string, unknown>): Activity {
  return activity as unknown as Activity
}

interface RepeatFilter {
  /** Was it here before? It counts as seen from now on. */
  has(activity: Activity): boolean
  /** It failed, so when it comes again it is new. */
  forget(activity: Activity): void
}

// Azure sends an activity again when our answer took too long, or was an error.
function createRepeatFilter(): RepeatFilter {
  const seen = new Set<string>()
  const keyOf = (activity: Activity): string => `${conversationOf(activity)}|${activity.id}`
  return {
    has(activity) {
      if (!activity.id) return false
      if (seen.has(keyOf(activity))) return true
      if (seen.add(keyOf(activity)).size > 10_000) seen.delete(seen.values().next().value!)
      return false
    },
    forget: (activity) => void seen.delete(keyOf(activity)),
  }
}
