import type { Conversation } from '../dialogue/conversation.ts'
import { nextAsk, question } from './flow/asks.ts'
import { noTeam } from './flow/no-team.ts'
import { type FlowTools, press, say, type Step, type StepInput } from './flow/parts.ts'
import { askForChange, removeFrom, showLine, showLines, showReview, takeChange } from './flow/review.ts'
import { sendSummary } from './flow/send.ts'
import { type Drafting, type HandoffState, stateOf, withState } from './flow/state.ts'
import { takeAnswer } from './flow/take-answer.ts'
import { whoParts } from './flow/who.ts'
import { germanClock } from './opening-hours.ts'
import { summaryFromConversation } from './summary-from-conversation.ts'
import { whoAnswers } from './who-answers.ts'

/**
 * "I want to talk to someone": a draft from what was said, who answers, and the first question.
 * Asked again on the way, it goes on where it stopped. Nothing is stored.
 */
export function startHandoff(conversation: Conversation, tools: FlowTools): Step {
  const state = stateOf(conversation)
  if (state?.phase === 'sent') return alreadySent(conversation, state)
  if (state) return goOn(conversation, state, tools)
  const draft = summaryFromConversation(conversation, { ...tools, today: germanClock(tools.now()).day })
  if (draft.district && whoAnswers(tools.teams, draft, tools.now()).kind === 'no-team') return noTeam(conversation, tools)
  const step = goOn(conversation, { phase: 'review', draft, asked: [] }, tools)
  const who = draft.district ? whoParts(draft, conversation, tools) : []
  return { ...step, parts: [say('handoff.intro'), ...who, ...step.parts] }
}

/** One step on the way; undefined when the message is none of the hand-off's business. */
export async function handoffStep(conversation: Conversation, input: StepInput, tools: FlowTools): Promise<Step | undefined> {
  const state = stateOf(conversation)
  if (!state || state.phase === 'sent') return undefined
  if (input.choice) return followButton(conversation, state, input, tools)
  if (state.phase === 'asking') return answered(conversation, state, input, tools)
  if (state.phase === 'changing') return takeChange(conversation, state, tools, input)
  return undefined
}

async function followButton(conversation: Conversation, state: Drafting, input: StepInput, tools: FlowTools): Promise<Step> {
  const { step, line = '', value = '' } = input.choice!
  switch (step) {
    case 'send': return state.phase === 'review' ? sendSummary(conversation, state, tools) : goOn(conversation, state, tools)
    case 'cancel': return { conversation: withState(conversation, undefined), outcome: 'command', parts: [say('handoff.cancelled')], buttons: [] }
    case 'review': return showReview(conversation, state, tools)
    case 'lines': return showLines(conversation, state, tools)
    case 'line': return showLine(conversation, state, tools, line)
    case 'remove': return removeFrom(conversation, state, tools, line)
    case 'change': return line === 'contact' ? askContactAgain(conversation, state, tools) : askForChange(conversation, state, tools, line, Number(value) || 0)
    case 'skip': return state.phase === 'asking' ? goOn(conversation, skipped(state), tools) : goOn(conversation, state, tools)
    default: return state.phase === 'asking' ? answered(conversation, state, input, tools)
      : state.phase === 'changing' ? takeChange(conversation, state, tools, input) : goOn(conversation, state, tools)
  }
}

function skipped({ draft, asked, ask }: Extract<Drafting, { phase: 'asking' }>): Drafting {
  // A way of contact without its number or address would be a promise nobody can keep.
  const { contact: _, ...rest } = draft
  return { phase: 'review', draft: ask === 'contact-value' ? rest : draft, asked: [...asked, ask] }
}

function askContactAgain(conversation: Conversation, { draft, asked }: Drafting, tools: FlowTools): Step {
  const { contact: _, ...rest } = draft
  return goOn(conversation, { phase: 'review', draft: rest, asked: asked.filter((ask) => !['contact', 'contact-value', 'times'].includes(ask)) }, tools)
}

function answered(conversation: Conversation, state: Extract<Drafting, { phase: 'asking' }>, input: StepInput, tools: FlowTools): Step {
  const taken = takeAnswer(state.ask, { draft: state.draft, input, language: conversation.language, today: germanClock(tools.now()).day, tools })
  if (!taken.ok) {
    const again = goOn(conversation, state, tools)
    return { ...again, parts: [say(taken.key), ...again.parts] }
  }
  if (state.ask === 'place' && whoAnswers(tools.teams, taken.draft, tools.now()).kind === 'no-team') return noTeam(conversation, tools)
  return goOn(conversation, { phase: 'review', draft: taken.draft, asked: [...state.asked, state.ask] }, tools)
}

/** The next question, or the summary when nothing is left to ask. */
function goOn(conversation: Conversation, state: Drafting, tools: FlowTools): Step {
  if (state.phase === 'changing') return showReview(conversation, state, tools)
  const ask = nextAsk(state.draft, state.asked)
  if (!ask) return showReview(conversation, state, tools)
  return {
    conversation: withState(conversation, { phase: 'asking', ask, asked: state.asked, draft: state.draft }),
    outcome: 'human',
    ...question(ask, state.draft, tools),
  }
}

function alreadySent(conversation: Conversation, { link }: Extract<HandoffState, { phase: 'sent' }>): Step {
  return {
    conversation, outcome: 'human',
    parts: [say('handoff.sent.already'), { kind: 'link', href: link, label: { kind: 'phrase', key: 'handoff.sent.link' } }],
    buttons: [press('handoff.button.add', 'add')],
  }
}
