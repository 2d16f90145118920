import { z } from 'zod'
import type { Conversation } from '../../dialogue/conversation.ts'
import { SummaryDraft } from '../summary.ts'

/** What may be asked before the summary is shown, in this order; each only when it is missing and useful. */
export const ASKS = ['place', 'letter-date', 'tried', 'contact', 'contact-value', 'times', 'name'] as const
export type Ask = (typeof ASKS)[number]

const asks = z.array(z.enum(ASKS))

/** Where a person stands on the way to an adviser. Kept in the conversation, nowhere else, until "send". */
export const HandoffState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('asking'), ask: z.enum(ASKS), asked: asks, draft: SummaryDraft }),
  z.strictObject({ phase: z.literal('review'), asked: asks, draft: SummaryDraft }),
  z.strictObject({ phase: z.literal('changing'), line: z.string(), asked: asks, draft: SummaryDraft }),
  z.strictObject({ phase: z.literal('sent'), ticket: z.string(), link: z.string(), adding: z.boolean() }),
])
export type HandoffState = z.infer<typeof HandoffState>
export type Drafting = Exclude<HandoffState, { phase: 'sent' }>

/** The state in a conversation, or undefined before the first step. */
export function stateOf(conversation: Conversation): HandoffState | undefined {
  return conversation.handoff as HandoffState | undefined
}

/** The conversation in another state of the hand-off, or in none. */
export function withState(conversation: Conversation, handoff: HandoffState | undefined): Conversation {
  const { handoff: _, ...rest } = conversation
  return handoff ? { ...rest, handoff } : rest
}
