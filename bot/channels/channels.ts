import { randomBytes } from 'node:crypto'
import type { BotFrameworkAuthentication } from 'botframework-connector'
import { IDLE_MINUTES } from '../dialogue/conversation.ts'
import type { Upgrade } from '../http.ts'
import { addressPrefix, createRateLimit } from '../http/rate-limit.ts'
import type { HttpRequest, Route } from '../http/route.ts'
import type { Phrase } from '../language/phrases.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/tables.ts'
import { createAdapter } from './adapter.ts'
import { ALLOWANCES } from './allowances.ts'
import { azureRoute } from './azure-messages.ts'
import { AzureSettings } from './azure-settings.ts'
import { createAzureGate } from './azure.ts'
import { ChannelAuthentication } from './authentication.ts'
import { activityRoutes } from './directline/activity-routes.ts'
import { conversationRoutes } from './directline/conversation-routes.ts'
import { createMemoryActivityLog } from './directline/memory-activity-log.ts'
import type { DirectLineParts } from './directline/parts.ts'
import { createSessions, type Sessions } from './directline/session-cookie.ts'
import { sessionRoute } from './directline/session-route.ts'
import { createStreams } from './directline/stream.ts'
import { tokenRoutes } from './directline/token-routes.ts'
import { createTokens, type Grant } from './directline/tokens.ts'
import { createLocalConnector } from './local-connector.ts'
import { createLocalTurn } from './local-turn.ts'
import { createMemoryReferences, createReachUser, createWayTo, type ReachUser, type WayTo } from './reach-user.ts'
import type { AdviserDoor } from './teams/adviser-door.ts'
import { createAdviserTurn } from './teams/adviser-turn.ts'
import { createKnownChannels } from './teams/known-channels.ts'
import { createWriteToTeams, type WriteToTeams } from './teams/write-to-teams.ts'
import { type Answer, createTurnLogic } from './turn-logic.ts'
import { createTurnQueue, type InTurn } from '../storage/turn-queue.ts'

/** What the channels are made of. */
export interface ChannelsParts {
  /** Keys for tokens, newest first, 32 bytes each at least. */
  tokenKeys: readonly string[]
  azure?: AzureSettings
  /** Stands in for Azure's own authentication in tests. */
  azureAuthentication?: BotFrameworkAuthentication
  /** Advisers who work in Teams. */
  advisers?: { door: AdviserDoor; db: Database }
  answer: Answer
  /** The first words to someone who meets the bot in Teams. */
  greet: Answer
  /** Makes the dialogue forget a conversation that has ended. */
  forget(conversation: string): Promise<void>
  phrase: Phrase
  log: Log
  now: () => Date
}

/** The doors of the bot. */
export interface Channels {
  routes: Route[]
  upgrade: Upgrade
  reachUser: ReachUser
  wayTo: WayTo
  /** Where advisers work in Teams. */
  writeToTeams?: WriteToTeams
  /** For pages that work without a script: who is asking, and asking in turn. */
  visitors: Visitors
  /** Forgets what was said in a conversation that goes on, and the way back into it until its next message; what stands on the person's screen is theirs. */
  forgetTranscript(conversation: string): Promise<void>
  /** Runs work on a conversation after the turns that were asked for before; never from inside a turn, which would wait for itself. */
  inTurn: InTurn
  endConversation(conversation: string): Promise<void>
  /** Ends what has been idle for `IDLE_MINUTES`; runs by itself every minute. */
  endIdle(): Promise<void>
  stop(graceMs: number): Promise<void>
}

/** What server-rendered pages need of the channels. */
export interface Visitors {
  sessions: Sessions
  newGrant(): Grant
  /** The dialogue, one turn of a conversation after another. */
  answer: Answer
  /** May this client ask once more? */
  mayAsk(request: HttpRequest): boolean
}

/** A key for those who configured none; tokens then end with the process. */
export function randomTokenKey(): string {
  return randomBytes(32).toString('base64url')
}

/** Wires all channels. */
export function createChannels(parts: ChannelsParts): Channels {
  const activities = createMemoryActivityLog(parts.now)
  const azure = parts.azure && AzureSettings.parse(parts.azure)
  const authentication = new ChannelAuthentication(createLocalConnector(activities), azure && createAzureGate(azure, parts.azureAuthentication))
  const adapter = createAdapter(authentication, parts.phrase, parts.log)
  const known = azure && parts.advisers && createKnownChannels(parts.advisers.db, parts.now)
  const logic = createTurnLogic(parts.answer, parts.greet, known && createAdviserTurn({ door: parts.advisers!.door, known, log: parts.log }))
  const inTurn = createTurnQueue()
  const references = createMemoryReferences()
  const tokens = createTokens(parts.tokenKeys, parts.now)
  const limits = {
    conversations: createRateLimit(ALLOWANCES.conversationsPerAddress, parts.now),
    messages: createRateLimit(ALLOWANCES.messagesPerConversation, parts.now),
    pages: createRateLimit(ALLOWANCES.pagesPerAddress, parts.now),
  }
  // After the turn that runs, which would keep the conversation again.
  const endConversation = (conversation: string): Promise<void> => inTurn(conversation, async () => {
    await activities.end(conversation)
    await parts.forget(conversation)
  })

  const direct: DirectLineParts = {
    tokens, activities, limits, inTurn, newGrant, endConversation, log: parts.log,
    localTurn: createLocalTurn(adapter, authentication, logic),
  }
  const sessions = createSessions(tokens)
  const streams = createStreams(direct)
  const sweep = setInterval(() => {
    endIdle().catch((error: unknown) => parts.log.error('idle.failed', { error: error instanceof Error ? error.name : 'unknown' }))
  }, 60_000)
  sweep.unref()

  async function endIdle(): Promise<void> {
    const idle = await activities.idleSince(new Date(parts.now().getTime() - IDLE_MINUTES * 60_000))
    for (const conversation of idle) await endConversation(conversation)
  }

  return {
    routes: [
      ...tokenRoutes(direct), ...conversationRoutes(direct), ...activityRoutes(direct), sessionRoute(direct, sessions),
      ...(azure ? [azureRoute({ adapter, authentication, logic, inTurn, references })] : []),
    ],
    upgrade: streams.upgrade,
    reachUser: createReachUser({ adapter, log: activities, references, appId: azure?.appId ?? '' }),
    wayTo: createWayTo(references),
    ...(known ? { writeToTeams: createWriteToTeams({ adapter, appId: azure!.appId, known }) } : {}),
    visitors: {
      sessions,
      newGrant,
      answer: (message) => inTurn(message.conversation, () => parts.answer(message)),
      mayAsk: (request) => limits.pages.take(addressPrefix(request.address)) === undefined,
    },
    async forgetTranscript(conversation) {
      await activities.forget(conversation)
      await references.forget(conversation)
    },
    inTurn,
    endConversation,
    endIdle,
    async stop(graceMs) {
      clearInterval(sweep)
      await streams.stop(graceMs)
    },
  }
}

// Azure's rule, which Web Chat enforces: user ids begin with dl_ and cannot be guessed.
function newGrant(): Grant {
  return { conversation: randomBytes(16).toString('base64url'), user: `dl_${randomBytes(16).toString('base64url')}` }
}
