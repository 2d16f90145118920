import type { Conversation } from '../../dialogue/conversation.ts'
import { type FlowTools, say, type Step } from './parts.ts'
import { withState } from './state.ts'

/** No team for this place or topic: who else advises, and no ticket that nobody would read. */
export function noTeam(conversation: Conversation, tools: FlowTools): Step {
  const offers = tools.offers(conversation)
  return {
    conversation: withState(conversation, undefined),
    outcome: 'human',
    parts: [say('handoff.no-team'), ...(offers.length ? [{ kind: 'offers' as const, offers }] : [])],
    buttons: [],
  }
}
