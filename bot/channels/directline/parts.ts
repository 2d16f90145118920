import type { RateLimit } from '../../http/rate-limit.ts'
import type { Log } from '../../log.ts'
import type { LocalTurn } from '../local-turn.ts'
import type { InTurn } from '../../storage/turn-queue.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Grant, Tokens } from './tokens.ts'

/** What the Direct Line endpoint is made of. */
export interface DirectLineParts {
  tokens: Tokens
  activities: ActivityLog
  limits: { conversations: RateLimit; messages: RateLimit }
  localTurn: LocalTurn
  inTurn: InTurn
  newGrant(): Grant
  /** Ends a conversation everywhere: transcript, open streams, what the dialogue remembers. */
  endConversation(conversation: string): Promise<void>
  log: Log
}
