import type { Button, Part } from '../../dialogue/reply.ts'
import { whoAnswers } from '../who-answers.ts'
import { CONTACT_TIMES, CONTACT_WAYS, type SummaryDraft } from '../summary.ts'
import { type FlowTools, press, pressValue, say } from './parts.ts'
import { type Ask, ASKS } from './state.ts'

// A phone or mail address is only asked for when that way was chosen, times only for a call.
const WANTED: Readonly<Record<Ask, (draft: SummaryDraft) => boolean>> = {
  'place': ({ district }) => district === undefined,
  'letter-date': ({ deadlines }) => deadlines.some(({ actBy }) => actBy === undefined),
  'tried': ({ tried }) => tried.length === 0,
  'contact': ({ contact }) => contact === undefined,
  'contact-value': ({ contact }) => (contact?.way === 'phone' || contact?.way === 'mail') && contact.value === undefined,
  'times': ({ contact }) => contact?.way === 'phone' && contact.value !== undefined && contact.times.length === 0,
  'name': ({ name }) => name === undefined,
}

/** The next thing that is missing, useful and not asked yet. */
export function nextAsk(draft: SummaryDraft, asked: readonly Ask[]): Ask | undefined {
  return ASKS.find((ask) => !asked.includes(ask) && WANTED[ask](draft))
}

/** A question with its buttons. Every one can be skipped, and every one can be left. */
export function question(ask: Ask, draft: SummaryDraft, tools: FlowTools): { parts: Part[]; buttons: Button[] } {
  return { parts: [say(keyOf(ask, draft, tools))], buttons: [...answers(ask, tools), press('handoff.button.skip', 'skip'), press('handoff.button.cancel', 'cancel')] }
}

function keyOf(ask: Ask, draft: SummaryDraft, { teams, now }: FlowTools): string {
  if (ask === 'contact-value') return `handoff.ask.${draft.contact!.way}`
  // An answer that comes tomorrow finds this chat closed.
  return ask === 'contact' && whoAnswers(teams, draft, now()).kind === 'closed' ? 'handoff.ask.contact-later' : `handoff.ask.${ask}`
}

function answers(ask: Ask, tools: FlowTools): Button[] {
  switch (ask) {
    case 'place': return tools.factValues('region').filter((value) => value !== 'abroad').map((value) => pressValue('region', value, 'place'))
    case 'contact': return CONTACT_WAYS.map((way) => press(`handoff.way.${way}`, 'contact', { value: way }))
    case 'times': return CONTACT_TIMES.map((time) => press(`handoff.times.${time}`, 'times', { value: time }))
    default: return []
  }
}
