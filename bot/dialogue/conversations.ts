import type { Turn } from './answer-message.ts'
import { type Conversation, type Conversations, IDLE_MINUTES } from './conversation.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { Part } from './reply.ts'

/** A conversation that has just begun. */
export function newConversation(id: string): Conversation {
  return { id, language: 'de', languageReason: 'default', profile: {}, said: [], shown: [], failures: 0 }
}

/** Outcomes that helped nobody. */
const FAILURES = ['no-answer', 'error']
/** Messages and articles that are remembered; older ones are forgotten. */
const MOST_REMEMBERED = 30

/** What the conversation keeps of a turn: the person's words, what was shown, how often in a row nothing helped. */
export function remember({ conversation, reply }: Turn, message: IncomingMessage, now: Date): Conversation {
  const at = now.toISOString()
  const shown = reply.parts.flatMap((part: Part) => (part.kind === 'article' ? [{ article: part.article, variant: part.variant, show: part.show, at }] : []))
  const said = message.text ? [{ text: message.text, language: reply.language, at, outcome: reply.outcome }] : []
  const failed = FAILURES.includes(reply.outcome)
  const helped = reply.outcome === 'answer' || reply.outcome === 'human' || reply.outcome === 'ask-fact'
  return {
    ...conversation,
    said: [...conversation.said, ...said].slice(-MOST_REMEMBERED),
    shown: [...conversation.shown, ...shown].slice(-MOST_REMEMBERED),
    failures: failed ? conversation.failures + 1 : helped ? 0 : conversation.failures,
  }
}

/** Conversations in memory: forgotten after `IDLE_MINUTES`, and when the process ends. */
export function conversationsInMemory(now: () => Date): Conversations {
  const kept = new Map<string, { conversation: Conversation; last: number }>()
  const forget = (): void => {
    const oldest = now().getTime() - IDLE_MINUTES * 60_000
    for (const [id, { last }] of kept) if (last <= oldest) kept.delete(id)
  }
  return {
    load: async (id) => {
      forget()
      return kept.get(id)?.conversation
    },
    save: async (conversation) => {
      kept.set(conversation.id, { conversation, last: now().getTime() })
      // Nobody may come after it, and it is forgotten all the same.
      setTimeout(forget, IDLE_MINUTES * 60_000 + 1_000).unref()
    },
    remove: async (id) => void kept.delete(id),
  }
}
