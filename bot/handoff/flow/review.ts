import type { Conversation } from '../../dialogue/conversation.ts'
import type { Button, Part } from '../../dialogue/reply.ts'
import { chooseValue, factOfLine, removeLine, rewriteLine } from '../change-summary.ts'
import { DAYS_AFTER_CLOSING } from '../../storage/retention.ts'
import { germanClock } from '../opening-hours.ts'
import { type SummaryLine, summaryLines } from '../summary-lines.ts'
import type { SummaryDraft } from '../summary.ts'
import { withUrgency } from '../summary-from-conversation.ts'
import { type FlowTools, press, pressValue, say, type Step, type StepInput } from './parts.ts'
import { type Drafting, withState } from './state.ts'
import { whoParts } from './who.ts'

// Values shown at once when a fact is changed; the residence status has many.
const VALUES_PER_PAGE = 10

/** The summary as it will be sent, who will see it and for how long. */
export function showReview(conversation: Conversation, { draft, asked }: Drafting, tools: FlowTools): Step {
  const lines = linesOf(draft, conversation, tools)
  return {
    conversation: withState(conversation, { phase: 'review', draft, asked }),
    outcome: 'human',
    parts: [say('handoff.review.intro'), ...lines.flatMap(lineParts), ...whoParts(draft, conversation, tools), say('handoff.review.consent', { days: DAYS_AFTER_CLOSING })],
    buttons: [press('handoff.button.send', 'send'), press('handoff.button.change', 'lines'), press('handoff.button.cancel', 'cancel')],
  }
}

function linesOf(draft: SummaryDraft, { language }: Conversation, tools: FlowTools): SummaryLine[] {
  return summaryLines(draft, tools.labels(language))
}

function lineParts({ label, text, wordsIn }: SummaryLine, index: number): Part[] {
  return [say('handoff.review.line', { number: index + 1, label }), { kind: 'words', text, ...(wordsIn ? { language: wordsIn } : {}) }]
}

/** Which line to change or remove. */
export function showLines(conversation: Conversation, state: Drafting, tools: FlowTools): Step {
  const buttons = linesOf(state.draft, conversation, tools).map(({ id, label, removable }, index): Button[] =>
    removable ? [press('handoff.review.line', 'line', { line: id, values: { number: index + 1, label } })] : [])
  return {
    conversation: withState(conversation, state), outcome: 'human', parts: [say('handoff.review.which')],
    buttons: [...buttons.flat(), press('handoff.button.back', 'review')],
  }
}

/** One line and what can be done with it. */
export function showLine(conversation: Conversation, state: Drafting, tools: FlowTools, id: string): Step {
  const line = linesOf(state.draft, conversation, tools).find((candidate) => candidate.id === id)
  if (!line) return showReview(conversation, state, tools)
  const change = line.change === 'none' ? [] : [press('handoff.button.change-line', 'change', { line: id })]
  return {
    conversation: withState(conversation, state), outcome: 'human',
    parts: [say('handoff.review.label', { label: line.label }), { kind: 'words', text: line.text, ...(line.wordsIn ? { language: line.wordsIn } : {}) }],
    buttons: [...change, press('handoff.button.remove', 'remove', { line: id }), press('handoff.button.back', 'review')],
  }
}

/** Takes a line out and shows what is left. */
export function removeFrom(conversation: Conversation, state: Drafting, tools: FlowTools, id: string): Step {
  const removed = removeLine(state.draft, id)
  const draft = id.startsWith('deadline-') ? withUrgency(removed, today(tools)) : removed
  return showReview(conversation, { ...state, draft }, tools)
}

/** Asks for the new content of a line: a value to choose, or words to write. */
export function askForChange(conversation: Conversation, state: Drafting, tools: FlowTools, id: string, page: number): Step {
  const fact = factOfLine(id)
  const values = fact ? tools.factValues(fact) : []
  const shown = values.slice(page * VALUES_PER_PAGE, (page + 1) * VALUES_PER_PAGE)
  const more = values.length > (page + 1) * VALUES_PER_PAGE && page < 9 ? [press('handoff.button.more', 'change', { line: id, value: String(page + 1) })] : []
  return {
    conversation: withState(conversation, { phase: 'changing', line: id, draft: state.draft, asked: state.asked }),
    outcome: 'human',
    parts: [say(values.length ? 'handoff.review.choose' : id.startsWith('deadline-') ? 'handoff.review.write-date' : 'handoff.review.write')],
    buttons: [...shown.map((value) => pressValue(fact!, value, 'pick', id)), ...more, press('handoff.button.back', 'review')],
  }
}

/** Puts what was chosen or written into the line. */
export function takeChange(conversation: Conversation, state: Extract<Drafting, { phase: 'changing' }>, tools: FlowTools, { text, choice }: StepInput): Step {
  const { line, draft } = state
  const fact = factOfLine(line)
  if (choice?.value && fact && tools.factValues(fact).includes(choice.value)) return showReview(conversation, { ...state, draft: chooseValue(draft, line, choice.value) }, tools)
  if (line.startsWith('deadline-')) return takeDeadline(conversation, state, tools, text)
  if (fact && /^\d{1,3}$/.test(text) && tools.factValues(fact).length === 0) return showReview(conversation, { ...state, draft: chooseValue(draft, line, text) }, tools)
  if (fact || text === '') return askForChange(conversation, state, tools, line, 0)
  return showReview(conversation, { ...state, draft: rewriteLine(draft, line, { text, language: conversation.language }) }, tools)
}

function takeDeadline(conversation: Conversation, state: Extract<Drafting, { phase: 'changing' }>, tools: FlowTools, text: string): Step {
  const day = tools.findDay(text, conversation.language, today(tools))
  if (!day) return askForChange(conversation, state, tools, state.line, 0)
  const index = Number(state.line.split('-')[1]) - 1
  const deadlines = state.draft.deadlines.map((deadline, at) => at === index ? { text: text.slice(0, 200), rule: 'named-date', date: day, actBy: day } : deadline)
  return showReview(conversation, { ...state, draft: withUrgency({ ...state.draft, deadlines }, today(tools)) }, tools)
}

function today(tools: FlowTools): string {
  return germanClock(tools.now()).day
}
