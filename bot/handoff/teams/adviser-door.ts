import { z } from 'zod'
import { adviserActs } from '../adviser-actions.ts'
import { adviserSays, messageId, type Relayed } from '../relay.ts'
import { type Adviser, TICKET_OUTCOMES } from '../ticket.ts'
import { findTicket } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { CARD_VERBS, type CardVerb } from './state-actions.ts'
import { ticketOfThread } from './posts.ts'
import { isRepetition, replyId, writtenIn } from './replies.ts'
import { emptiedCard } from './small-cards.ts'
import { bytesOf } from './ticket-card.ts'
import type { Card, Posted } from './teams-port.ts'
import { currentCard, teamsOfChannel, type TeamsTools } from './teams-tools.ts'

/** Somebody in a team's channel, as Teams vouches for them. */
export interface TeamsPerson {
  /** The directory's id, the same at the desk's sign-in with Microsoft; made up by the channel where it is missing. */
  id: string
  name: string
}

/** A pressed button of a card. */
export interface CardAction {
  person: TeamsPerson
  /** The card. */
  on: Posted
  verb: unknown
  data: unknown
}

/** What was written under a card. */
export interface ThreadReply {
  person: TeamsPerson
  in: Posted
  text: string
}

/** A card for who pressed, or a sentence when their card should stay as it is. */
export type CardAnswer = { card: Card } | { text: string }

/** What advisers do in Teams. */
export interface AdviserDoor {
  /** Does one of our teams work in this channel? Everybody in it may act for the team; nobody elsewhere. */
  serves(channel: string): boolean
  act(action: CardAction): Promise<CardAnswer>
  /** @returns what is said in the thread */
  say(reply: ThreadReply): Promise<string>
  /** When our own part failed. */
  apology(): string
}

const Pressed = z.object({
  verb: z.enum(CARD_VERBS),
  ticket: z.string().min(1).max(100),
  version: z.int().min(1),
  reply: z.string().default(''),
  outcome: z.enum(TICKET_OUTCOMES).optional(),
}).refine(({ verb, outcome }) => verb !== 'close' || outcome !== undefined, { path: ['outcome'], error: 'closing needs an outcome' })
type Pressed = z.infer<typeof Pressed>

type Refusal = Extract<Relayed, { ok: false }>['refusal'] | { reason: 'done-before' }

// A longer text would not leave room for the case; it stays in the field it was typed in.
const MAX_TYPED_BYTES = 8 * 1024

/** What advisers do in Teams, decided and written like what they do at the desk. */
export function createAdviserDoor(tools: TeamsTools): AdviserDoor {
  const say = (key: string, values = {}) => tools.labels.phrase(key, values)
  const adviserOf = ({ id, name }: TeamsPerson, channel: string): Adviser =>
    ({ id, name: name || say('desk.local-adviser'), teams: teamsOfChannel(tools.teams, channel).map((team) => team.id) })

  return {
    serves: (channel) => teamsOfChannel(tools.teams, channel).length > 0,
    async act({ person, on, verb, data }) {
      const adviser = adviserOf(person, on.channel)
      if (adviser.teams.length === 0) return { text: say('desk.teams.not-here') }
      const parsed = Pressed.safeParse({ ...(typeof data === 'object' ? data : {}), verb })
      if (!parsed.success) return { text: say('desk.teams.not-understood') }
      return await pressed(tools, adviser, parsed.data)
    },
    async say({ person, in: place, text }) {
      const id = await ticketOfThread(tools.context.db, place.conversation)
      const ticket = id === undefined ? undefined : await findTicket(tools.context.db, id)
      if (!ticket) return say(id === undefined ? 'desk.teams.no-case' : 'desk.refused.gone')
      if (ticket.state === 'open') return say('desk.teams.claim-first')
      const relayed = await adviserSays(tools.context, ticket.id, { id: `teams-${place.activity}`, text, language: writtenIn(tools.detect, text) }, adviserOf(person, place.channel))
      return relayed.ok ? say('desk.teams.sent') : refusalText(tools, relayed.refusal)
    },
    apology: () => say('desk.teams.failed'),
  }
}

async function pressed(tools: TeamsTools, adviser: Adviser, action: Pressed): Promise<CardAnswer> {
  const { context, labels } = tools
  const ticket = await findTicket(context.db, action.ticket)
  if (!ticket) return { card: emptiedCard('deleted', labels) }
  if (!adviser.teams.includes(ticket.team)) return { card: emptiedCard('moved', labels) }
  const refusal = await perform(tools, adviser, ticket, action)
  return refusal ? await refused(tools, action, refusal) : await cardNow(tools, action.ticket)
}

async function perform(tools: TeamsTools, adviser: Adviser, ticket: TicketRecord, action: Pressed): Promise<Refusal | undefined> {
  const { context, teams, detect } = tools
  if (await isRepetition(context.db, { ticket: ticket.id, adviser, verb: action.verb, since: action.version, message: messageId(ticket.id, { id: replyId(adviser, action) }) })) {
    return { reason: 'done-before' }
  }
  const acted = action.verb === 'reply'
    ? await adviserSays(context, ticket.id, { id: replyId(adviser, action), text: action.reply, language: writtenIn(detect, action.reply) }, adviser)
    : await adviserActs(context, teams, ticket.id, stepOf(action.verb, action), adviser)
  return acted.ok ? undefined : acted.refusal
}

function stepOf(verb: Exclude<CardVerb, 'reply'>, { outcome }: Pressed): Parameters<typeof adviserActs>[3] {
  return verb === 'close' ? { do: 'close', outcome: outcome! } : { do: verb }
}

/** The card as it is now, why it was not done, and what had been typed. */
async function refused(tools: TeamsTools, { ticket, reply }: Pressed, refusal: Refusal): Promise<CardAnswer> {
  const notice = refusalText(tools, refusal)
  if (refusal.reason === 'empty' || refusal.reason === 'too-long' || bytesOf(reply) > MAX_TYPED_BYTES) return { text: notice }
  return cardNow(tools, ticket, { notice, ...(refusal.reason === 'done-before' ? {} : { typed: reply }) })
}

async function cardNow(tools: TeamsTools, id: string, told: { notice?: string; typed?: string } = {}): Promise<CardAnswer> {
  const ticket = await findTicket(tools.context.db, id)
  return { card: ticket ? await currentCard(tools, ticket, told) : emptiedCard('deleted', tools.labels) }
}

function refusalText({ labels }: TeamsTools, refusal: Refusal): string {
  const own = refusal.reason === 'empty' || refusal.reason === 'too-long' || refusal.reason === 'done-before'
  return labels.phrase(`desk.${own ? 'teams' : 'refused'}.${refusal.reason}`, refusal)
}
