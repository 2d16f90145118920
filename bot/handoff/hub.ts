import type { Conversation } from '../dialogue/conversation.ts'
import { adviserActs } from './adviser-actions.ts'
import type { Team } from './advisers.ts'
import type { HandoffContext } from './context.ts'
import { handoffInitiate, type HandoffHub, type HandoffStatus, type TranscriptLine } from './protocol.ts'
import { adviserSays } from './relay.ts'
import type { Adviser } from './ticket.ts'
import type { Acted } from './tickets.ts'
import { findTicket, ticketOfConversation } from './ticket-queries.ts'

/** Asks a hub for a human: the case, and what was said if the person let us pass it on. */
export async function askHub(context: HandoffContext, hub: HandoffHub, ticketId: string, said: Conversation['said']): Promise<void> {
  const ticket = await findTicket(context.db, ticketId)
  if (!ticket) return
  const approved = new Set(ticket.summary.questions.map(({ text }) => text))
  const transcript = said.filter(({ text }) => approved.has(text)).map(lineOf)
  await hub.initiate(handoffInitiate({ ticket: ticket.id, conversation: ticket.conversation, summary: ticket.summary, transcript, now: context.now() }))
}

function lineOf({ text, language, at }: Conversation['said'][number]): TranscriptLine {
  return { type: 'message', from: { role: 'user' }, text, locale: language, timestamp: at }
}

/** Does what a hub tells: its adviser takes the case, says something, or is done. A status for no case of ours is passed over. */
export async function followHub(context: HandoffContext, teams: readonly Team[], hubAdviser: Adviser, status: HandoffStatus): Promise<Acted | undefined> {
  const ticket = await ticketOfConversation(context.db, status.conversation)
  if (!ticket) return undefined
  const act = (action: Parameters<typeof adviserActs>[3]) => adviserActs(context, teams, ticket.id, action, hubAdviser)
  const acted = status.state === 'accepted' ? await act({ do: 'claim' })
    : status.state === 'completed' ? await act({ do: 'close', outcome: 'answered' })
      : await act({ do: 'release' })
  if (acted.ok && status.state === 'accepted' && status.message) {
    await adviserSays(context, ticket.id, { id: context.newId(), text: status.message, language: ticket.summary.language }, hubAdviser)
  }
  return acted
}
