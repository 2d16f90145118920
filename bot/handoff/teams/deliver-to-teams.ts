import type { InTurn } from '../../storage/turn-queue.ts'
import { type Deliver, type Delivery, UndeliverableError } from '../outbox/worker.ts'
import { findTicket } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { keepPost, noteShown, postsOf } from './posts.ts'
import { showCase } from './show-case.ts'
import { messageCard, sentenceCard } from './small-cards.ts'
import type { Card, Posted } from './teams-port.ts'
import type { TeamsTools } from './teams-tools.ts'

/**
 * Brings what happens to a case into the channel of its team: the card always, and what somebody should notice as a message in its thread.
 * @param inTurn one piece of work on a case after another, so that an older card never covers a newer one
 */
export function deliverToTeams(tools: TeamsTools, inTurn: InTurn): Deliver {
  return (delivery) => inTurn(delivery.ticket, async () => {
    await showCase(tools, delivery.ticket, true)
    await addToThread(tools, delivery)
  }).catch(asUndeliverable)
}

async function addToThread(tools: TeamsTools, delivery: Delivery): Promise<void> {
  const { context: { db }, port } = tools
  const ticket = await findTicket(db, delivery.ticket)
  const added = ticket && await addition(tools, ticket, delivery)
  if (!added) return
  const posts = await postsOf(db, ticket.id)
  const thread = posts.findLast(({ kind }) => kind === 'card')
  if (!thread) return
  const place = posts.find((post) => post.delivery === delivery.id) ?? await reserve(tools, thread, delivery, added.summary)
  if (place.shown !== null) return
  await port().update(place, added.card)
  await noteShown(db, place, delivery.id)
}

/** A message that holds nothing yet: like a card, it is filled once it is in our books. */
async function reserve({ context: { db, now }, port }: TeamsTools, thread: Posted, { id, ticket }: Delivery, summary: string): Promise<Posted & { shown: null }> {
  const posted = await port().reply(thread, sentenceCard(summary), summary)
  await keepPost(db, posted, { ticket, kind: 'message', delivery: id, at: now() })
  return { ...posted, shown: null }
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
  if (name === 'ChannelRefusedError') throw new UndeliverableError(code ?? name, { cause: error })
  throw error
}
