import type { Conversation } from '../../dialogue/conversation.ts'
import type { Part } from '../../dialogue/reply.ts'
import type { SummaryDraft } from '../summary.ts'
import { whoAnswers } from '../who-answers.ts'
import { type FlowTools, say } from './parts.ts'

/** Who will read it and when: the truth, including that a sample team reads nothing. */
export function whoParts(draft: SummaryDraft, { language }: Conversation, tools: FlowTools): Part[] {
  const who = whoAnswers(tools.teams, draft, tools.now())
  if (who.kind === 'no-team') return [say('handoff.who.none')]
  const labels = tools.labels(language)
  const when = who.kind === 'open'
    ? say('handoff.who.open', { team: who.team.name, until: labels.instant(who.until) })
    : who.opensAt ? say('handoff.who.closed', { team: who.team.name, opens: labels.instant(who.opensAt) }) : say('handoff.who.unknown', { team: who.team.name })
  return who.team.sample ? [when, say('handoff.who.sample')] : [when]
}
