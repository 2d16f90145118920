import type { Turn } from './answer-message.ts'
import { button } from './buttons.ts'
import { type Conversation, FAILURES_BEFORE_HUMAN } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { generalOffers } from './offers-for.ts'
import type { Part } from './reply.ts'

/** No answer, but the way on: who advises here, the topics, and after some failures in a row a person. */
export function noAnswer(dialogue: Dialogue, conversation: Conversation, key: string): Turn {
  const often = conversation.failures + 1 >= FAILURES_BEFORE_HUMAN
  const offers = generalOffers(dialogue, conversation)
  const parts: Part[] = [
    { kind: 'phrase', key },
    ...(often ? [{ kind: 'phrase', key: 'no-answer.often' } as const] : []),
    ...(offers.length > 0 ? [{ kind: 'phrase', key: 'no-answer.who-advises' } as const, { kind: 'offers', offers } as const] : []),
  ]
  return {
    conversation,
    reply: { language: conversation.language, outcome: 'no-answer', parts, buttons: often ? [button.human, button.topics] : [button.topics, button.human] },
  }
}
