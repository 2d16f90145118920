import type { Conversation, Conversations } from './conversation.ts'
import type { DetectLanguage } from '../language/detect.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { Knowledge } from './knowledge.ts'
import type { Search } from '../retrieval/search.ts'
import type { Turn } from './answer-message.ts'

/** What the dialogue asks of the hand-off. */
export interface HandoffPort {
  /** Asks for a person: the first step towards a summary, or the offers to call when no team answers. */
  start(conversation: Conversation): Promise<Turn>
  /** A step of the summary, or a message while an adviser is there; undefined when it is none of the hand-off's business. */
  relay(conversation: Conversation, message: IncomingMessage): Promise<Turn | undefined>
  /** An emergency was said: marks an open ticket urgent. */
  markUrgent(conversation: Conversation, message: IncomingMessage): Promise<Conversation>
  /** Deletes what was sent in this conversation; how many tickets that were. */
  deleteData(conversation: Conversation): Promise<number>
}

/** Everything a turn needs, wired once in `app.ts`. */
export interface Dialogue {
  knowledge: Knowledge
  conversations: Conversations
  detect: DetectLanguage
  search: Search
  handoff: HandoffPort
  now: () => Date
}
