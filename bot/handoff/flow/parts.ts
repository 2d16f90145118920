import type { Choice } from '../../dialogue/choice.ts'
import type { Conversation } from '../../dialogue/conversation.ts'
import type { Button, OfferReason, Outcome, Part, PhraseValues } from '../../dialogue/reply.ts'
import type { Language } from '../../language/languages.ts'
import type { Team } from '../advisers.ts'
import type { CaseCodes } from '../case-code.ts'
import type { Now } from '../context.ts'
import type { LabelsFor } from '../labels.ts'
import type { SummarySources } from '../summary-from-conversation.ts'
import type { NewTicket } from '../tickets.ts'

/** What the steps need; all of it given, so that each step can be looked at alone. */
export interface FlowTools extends Omit<SummarySources, 'today'> {
  teams: readonly Team[]
  /** The first day named in a text, past or to come. */
  findDay(text: string, language: Language, today: string): string | undefined
  labels: LabelsFor
  now: Now
  /** Ids of a fact's values, in the order they are shown. */
  factValues(fact: string): readonly string[]
  /** Offers to name where no team answers. */
  offers(conversation: Conversation): readonly OfferReason[]
  /** The only way anything leaves the conversation. */
  send(ticket: NewTicket): Promise<{ id: string; codes: CaseCodes }>
}

/** What a step says. */
export interface Step {
  conversation: Conversation
  outcome: Outcome
  parts: Part[]
  buttons: Button[]
}

/** What came in: a button of ours, or words. */
export interface StepInput {
  text: string
  choice?: Extract<Choice, { do: 'handoff' }>
}

/** A phrase of `locales/` as a part of a reply. */
export function say(key: string, values?: PhraseValues): Part {
  return values ? { kind: 'phrase', key, values } : { kind: 'phrase', key }
}

/** A button of the hand-off with a phrase on it. */
export function press(key: string, step: string, more: { line?: string; value?: string; values?: PhraseValues } = {}): Button {
  const { values, ...rest } = more
  return { label: { kind: 'phrase', key, ...(values ? { values } : {}) }, choice: { do: 'handoff', step, ...rest } }
}

/** A button with a fact's value on it. */
export function pressValue(fact: string, value: string, step: string, line?: string): Button {
  return { label: { kind: 'value', fact, value }, choice: { do: 'handoff', step, value, ...(line ? { line } : {}) } }
}
