import { type Deliver, type Delivery, UndeliverableError } from '../outbox/worker.ts'
import { findTicket } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import type { InOrder } from './in-order.ts'
import { keepPost, postsOf } from './posts.ts'
import { showCase } from './show-case.ts'
import { messageCard, sentenceCard } from './small-cards.ts'
import type { Card } from './teams-port.ts'
import type { TeamsTools } from './teams-tools.ts'

/** Brings what happens to a case into the channel of its team: the card always, and what somebody should notice as a message in its thread. */
export function deliverToTeams(tools: TeamsTools, inOrder: InOrder): Deliver {
  return (delivery) => inOrder(delivery.ticket, async () => {
    await showCase(tools, delivery.ticket, true)
    await addToThread(tools, delivery)
  }).catch(asUndeliverable)
}

async function addToThread(tools: TeamsTools, delivery: Delivery): Promise<void> {
  const { context: { db, now }, port } = tools
  const ticket = await findTicket(db, delivery.ticket)
  const added = ticket && await addition(tools, ticket, delivery)
  if (!added) return
  const posts = await postsOf(db, ticket.id)
  const thread = posts.findLast(({ kind }) => kind === 'card')
  if (!thread || posts.some((post) => post.delivery === delivery.id)) return
  const posted = await port().reply(thread, added.card, added.summary)
  await keepPost(db, posted, { ticket: ticket.id, kind: 'message', delivery: delivery.id, at: now() })
}

async function addition({ context: { db }, labels }: TeamsTools, ticket: TicketRecord, { payload }: Delivery): Promise<{ card: Card; summary: string } | undefined> {
  if (!('event' in payload)) return undefined
  if (payload.event === 'ticket.urgent') {
    const sentence = labels.phrase('desk.mail.ticket.urgent')
    return { card: sentenceCard(sentence), summary: sentence }
  }
  const message = payload.message && await db.selectFrom('message').selectAll().where('id', '=', payload.message).executeTakeFirst()
  return message ? { card: messageCard(ticket, message, labels), summary: labels.phrase('desk.teams.summary.message') } : undefined
}

function asUndeliverable(error: unknown): never {
  const { name, code } = error as { name: string; code?: string }
  if (name === 'TeamsRefusedError') throw new UndeliverableError(code ?? name, { cause: error })
  throw error
}
