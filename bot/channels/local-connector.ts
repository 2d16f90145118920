import type { Activity, ResourceResponse } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { ActivityLog } from './directline/activity-log.ts'

/** Service URL of conversations that live in this process. It can never be routed to. */
export const LOCAL_SERVICE_URL = 'urn:erstinfo:local'

/** Events for the hub behind us, with a person's whole story in them; they never go to a browser. */
export const NOT_FOR_BROWSERS: readonly string[] = ['handoff.initiate', 'handoff.status']

/** Thrown when a part of the SDK asks the local channel for something it does not offer. */
export class NotOfferedLocallyError extends Error {
  override name = 'NotOfferedLocallyError'
}

/** The connector of local conversations: what the SDK would send over HTTP goes into the activity log. */
export function createLocalConnector(log: ActivityLog): ConnectorClient {
  const conversations = {
    sendToConversation: (conversation: string, activity: Partial<Activity>) => deliver(log, conversation, activity),
    replyToActivity: (conversation: string, _replyTo: string, activity: Partial<Activity>) => deliver(log, conversation, activity),
    async updateActivity(conversation: string, id: string, activity: Partial<Activity>): Promise<ResourceResponse> {
      await log.update(conversation, id, activity)
      return { id }
    },
    async getConversationMembers(conversation: string) {
      const user = await log.userOf(conversation)
      return user === undefined ? [] : [{ id: user, name: '' }]
    },
  }
  return { conversations: new Proxy(conversations, { get: offered }) } as unknown as ConnectorClient
}

function offered(conversations: object, name: string | symbol): unknown {
  if (name in conversations) return Reflect.get(conversations, name)
  throw new NotOfferedLocallyError(`The local channel has no operation "${String(name)}".`)
}

async function deliver(log: ActivityLog, conversation: string, activity: Partial<Activity>): Promise<ResourceResponse> {
  if (activity.type === 'typing') {
    // Kept typing would come back as a ghost after every reconnect.
    await log.pass(conversation, activity)
    return { id: '' }
  }
  if (activity.type === 'event' && NOT_FOR_BROWSERS.includes(activity.name ?? '')) return { id: '' }
  return { id: (await log.append(conversation, await withKnownReply(log, conversation, activity))).id }
}

// Web Chat holds an answer back for five seconds when it answers an activity it has not seen.
async function withKnownReply(log: ActivityLog, conversation: string, activity: Partial<Activity>): Promise<Partial<Activity>> {
  const { replyToId, serviceUrl, ...rest } = activity
  return replyToId !== undefined && await log.has(conversation, replyToId) ? { ...rest, replyToId } : rest
}
