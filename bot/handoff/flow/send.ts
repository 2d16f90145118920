import type { Conversation } from '../../dialogue/conversation.ts'
import { shownCode } from '../case-code.ts'
import type { Summary } from '../summary.ts'
import { whoAnswers } from '../who-answers.ts'
import { noTeam } from './no-team.ts'
import { type FlowTools, press, say, type Step } from './parts.ts'
import { type Drafting, withState } from './state.ts'
import { whoParts } from './who.ts'

// Version of the consent text; a new wording of `handoff.review.consent` gets a new one.
const CONSENT_TEXT = '2026-11'

/** "Send": from here on the case is stored. Gives the code for the visit and the link. */
export async function sendSummary(conversation: Conversation, { draft }: Drafting, tools: FlowTools): Promise<Step> {
  const who = whoAnswers(tools.teams, draft, tools.now())
  if (who.kind === 'no-team') return noTeam(conversation, tools)
  const summary: Summary = { ...draft, consent: { text: CONSENT_TEXT, language: conversation.language, at: tools.now().toISOString() } }
  const { id, codes } = await tools.send({ summary, team: who.team, conversation: conversation.id })
  const link = `/case/${codes.long}`
  return {
    conversation: withState(conversation, { phase: 'sent', ticket: id, link, adding: false }),
    outcome: 'human',
    parts: [
      say('handoff.sent.done'), ...whoParts(draft, conversation, tools), say('handoff.sent.code', { code: shownCode(codes.short) }),
      { kind: 'link', href: link, label: { kind: 'phrase', key: 'handoff.sent.link' } }, say('handoff.sent.keep'),
    ],
    buttons: [press('handoff.button.add', 'add')],
  }
}
