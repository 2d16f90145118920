import { TurnContext, type Activity, type ConversationReference } from 'botbuilder'
import type { TurnAdapter } from './adapter.ts'
import { LOCAL_IDENTITY } from './authentication.ts'
import { type ActivityLog, ConversationEndedError } from './directline/activity-log.ts'
import { conversationOf } from './incoming.ts'
import { BOT, LOCAL_CHANNEL } from './local-turn.ts'
import { LOCAL_SERVICE_URL } from './local-connector.ts'
import { type Notice, noticeActivity } from './outgoing.ts'
import { ownTurn } from './own-turn.ts'
import { traitsOfChannel } from './traits.ts'

/**
 * Says something in a conversation outside of any turn. Throws `ConversationEndedError` when nobody would read it, `ChannelRefusedError`
 * when the channel will never take it, and any other error when another try may succeed.
 * @param way as `WayTo` told it, for a conversation this process has not heard of
 */
export type ReachUser = (conversation: string, notice: Notice, way?: string) => Promise<void>

/** Where the way back into conversations on Azure's channels is kept. */
export interface ConversationReferences {
  save(conversation: string, reference: Partial<ConversationReference>): Promise<void>
  load(conversation: string): Promise<Partial<ConversationReference> | undefined>
  forget(conversation: string): Promise<void>
}

// About 1 KB each. A case keeps its own way back, so nobody who waits for an answer is lost with the oldest.
const MAX_REFERENCES = 10_000

/** References that live as long as the process; beyond the cap the one unused longest is forgotten. */
export function createMemoryReferences(max = MAX_REFERENCES): ConversationReferences {
  const kept = new Map<string, Partial<ConversationReference>>()
  return {
    async save(conversation, reference) {
      // Deleted first, so that it comes last.
      kept.delete(conversation)
      if (kept.set(conversation, reference).size > max) kept.delete(kept.keys().next().value!)
    },
    async load(conversation) { return kept.get(conversation) },
    async forget(conversation) { kept.delete(conversation) },
  }
}

/** Keeps the way back, renewed with every activity because service URLs move. */
export function rememberReference(references: ConversationReferences, activity: Activity): Promise<void> {
  return references.save(conversationOf(activity), TurnContext.getConversationReference(activity))
}

/** How to come back into a conversation on Azure's channels, in words of our own; undefined for our own conversations, which end with the process. */
export type WayTo = (conversation: string) => Promise<string | undefined>

/** The way back as text, out of the references. */
export function createWayTo(references: ConversationReferences): WayTo {
  return async (conversation) => {
    const reference = await references.load(conversation)
    return reference && JSON.stringify(reference)
  }
}

/** Reaches people through the adapter, in our own conversations and in Azure's. */
export function createReachUser(parts: { adapter: TurnAdapter; log: ActivityLog; references: ConversationReferences; appId: string }): ReachUser {
  return async (conversation, notice, way) => {
    const user = await parts.log.userOf(conversation)
    const reference = user === undefined ? await parts.references.load(conversation) ?? readWay(way) : localReference(conversation, user)
    if (!reference) throw new ConversationEndedError('The conversation has ended.')
    const activity = noticeActivity(notice, traitsOfChannel(reference.channelId))
    const identity = user === undefined ? parts.appId : LOCAL_IDENTITY
    await ownTurn((logic) => parts.adapter.continueConversationAsync(identity, reference, logic), (context) => context.sendActivity(activity))
  }
}

function readWay(way: string | undefined): Partial<ConversationReference> | undefined {
  return way === undefined ? undefined : JSON.parse(way) as Partial<ConversationReference>
}

function localReference(conversation: string, user: string): Partial<ConversationReference> {
  return {
    channelId: LOCAL_CHANNEL,
    serviceUrl: LOCAL_SERVICE_URL,
    conversation: { id: conversation } as ConversationReference['conversation'],
    bot: BOT,
    user: { id: user, name: '' },
  }
}
