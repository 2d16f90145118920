import type { Conversation } from '../dialogue/conversation.ts'
import type { IncomingMessage } from '../dialogue/incoming-message.ts'
import type { Reply } from '../dialogue/reply.ts'
import type { Team } from './advisers.ts'
import type { HandoffContext } from './context.ts'
import { deleteMyData, type ForgetConversation } from './deletion.ts'
import { handoffStep, startHandoff } from './flow.ts'
import { type FlowTools, press, say, type Step } from './flow/parts.ts'
import { stateOf, withState } from './flow/state.ts'
import { enqueue } from './outbox/enqueue.ts'
import { personSays } from './relay.ts'
import type { TicketRecord } from './ticket-record.ts'
import { findTicket, ticketOfConversation } from './ticket-queries.ts'
import { actOnTicket, teamNotices } from './tickets.ts'

/** A conversation after a step, and what is said. */
export interface HandoffTurn {
  conversation: Conversation
  reply: Reply
}

/** The hand-off as the dialogue asks for it. */
export interface Handoff {
  /** The person wants to talk to someone. */
  start(conversation: Conversation): Promise<HandoffTurn>
  /** A message on the way to an adviser or to the one who has the case; undefined when it is the bot's to answer. */
  relay(conversation: Conversation, message: IncomingMessage): Promise<HandoffTurn | undefined>
  /** An emergency word fell: a case that waits becomes urgent and gets the words. */
  markUrgent(conversation: Conversation, message: IncomingMessage): Promise<Conversation>
  /** Deletes everything of the conversation. @returns how many cases there were */
  deleteData(conversation: Conversation): Promise<number>
}

/** Joins the steps of the person with the tickets. */
export function createHandoff(context: HandoffContext, tools: FlowTools, forgetConversation: ForgetConversation): Handoff {
  const { teams } = tools
  return {
    start: async (conversation) => turnOf(startHandoff(await forgetDeleted(context, conversation), tools)),
    async relay(conversation, message) {
      if (message.choice && message.choice.do !== 'handoff') return undefined
      const state = stateOf(conversation)
      if (message.choice?.step === 'add' && state?.phase === 'sent') {
        return turnOf({ conversation: withState(conversation, { ...state, adding: true }), outcome: 'human', parts: [say('handoff.add.ask')], buttons: [] })
      }
      if (state && state.phase !== 'sent') return turnOf(await handoffStep(conversation, message as { text: string }, tools))
      return message.text ? turnOf(await passOn(context, teams, conversation, message)) : undefined
    },
    async markUrgent(conversation, message) {
      const ticket = await ticketOfConversation(context.db, conversation.id)
      if (!ticket) return conversation
      await actOnTicket(context, ticket.id, { do: 'mark-urgent' }, { kind: 'bot' }, async (db, after) => {
        await enqueue(db, context, after, teamNotices(teamOf(teams, after), 'ticket.urgent'))
      })
      await personSays(context, teams, ticket, { id: context.newId(), text: message.text, language: conversation.language })
      return conversation
    },
    async deleteData({ id }) {
      await forgetConversation(id)
      return deleteMyData(context, teams, id)
    },
  }
}

/** While an adviser has the case, words go to the adviser; before that only when the person asked to add something. */
async function passOn(context: HandoffContext, teams: readonly Team[], conversation: Conversation, message: IncomingMessage): Promise<Step | undefined> {
  const ticket = await ticketOfConversation(context.db, conversation.id)
  const state = stateOf(conversation)
  const adding = state?.phase === 'sent' && state.adding
  if (!ticket || !(ticket.state === 'claimed' || (ticket.state === 'open' && adding))) return undefined
  const relayed = await personSays(context, teams, ticket, { id: context.newId(), text: message.text, language: conversation.language })
  if (!relayed.ok) return undefined
  const after = state?.phase === 'sent' ? withState(conversation, { ...state, adding: false }) : conversation
  return ticket.state === 'claimed'
    ? { conversation: after, outcome: 'relayed', parts: [say('handoff.relayed', { name: ticket.adviserName! })], buttons: [] }
    : { conversation: after, outcome: 'relayed', parts: [say('handoff.added')], buttons: [press('handoff.button.add', 'add')] }
}

/** A case that was deleted or is closed no longer stands in the way of a new one. */
async function forgetDeleted(context: HandoffContext, conversation: Conversation): Promise<Conversation> {
  const state = stateOf(conversation)
  if (state?.phase !== 'sent') return conversation
  const ticket = await findTicket(context.db, state.ticket)
  return ticket && ticket.state !== 'closed' ? conversation : withState(conversation, undefined)
}

function teamOf(teams: readonly Team[], { team }: TicketRecord): Team | undefined {
  return teams.find(({ id }) => id === team)
}

function turnOf(step: Step): HandoffTurn
function turnOf(step: Step | undefined): HandoffTurn | undefined
function turnOf(step: Step | undefined): HandoffTurn | undefined {
  if (!step) return undefined
  const { conversation, outcome, parts, buttons } = step
  return { conversation, reply: { language: conversation.language, outcome, parts, buttons } }
}
