import type { DetectLanguage } from '../../language/detect.ts'
import type { Log } from '../../log.ts'
import type { Team } from '../advisers.ts'
import type { HandoffContext } from '../context.ts'
import type { Labels } from '../labels.ts'
import { messagesOf } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { type CardView, ticketCard } from './ticket-card.ts'
import type { Card, TeamsPort } from './teams-port.ts'

/** What the way to advisers in Teams works with. */
export interface TeamsTools {
  context: HandoffContext
  teams: readonly Team[]
  /** Labels of the cards' language. */
  labels: Labels
  /** Asked for at each use, because the channels are made after the hand-off. */
  port: () => TeamsPort
  detect: DetectLanguage
  /** Address of the desk, without a slash at the end. */
  deskUrl: string
  log: Log
}

/** The teams that work in a channel. */
export function teamsOfChannel(teams: readonly Team[], channel: string): Team[] {
  return teams.filter((team) => team.channel === 'teams' && team.address === channel)
}

/** The card of a case as it is now. */
export async function currentCard({ context: { db }, labels, deskUrl }: TeamsTools, ticket: TicketRecord, told: Pick<CardView, 'notice' | 'typed'> = {}): Promise<Card> {
  return ticketCard({ ticket, messages: await messagesOf(db, ticket.id), deskUrl, ...told }, labels)
}
