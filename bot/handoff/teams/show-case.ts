import { createHash } from 'node:crypto'
import type { TeamsPostRow } from '../../storage/tables.ts'
import { UndeliverableError } from '../outbox/worker.ts'
import { findTicket } from '../ticket-queries.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { forgetPost, keepPost, noteShown, postsOf } from './posts.ts'
import { emptiedCard, sentenceCard } from './small-cards.ts'
import { currentCard, type TeamsTools } from './teams-tools.ts'
import type { Card, Posted } from './teams-port.ts'

/**
 * Makes Teams show a case as it is: one card in the channel of its team, and nothing of the person anywhere else.
 * @param mayPost false when only cards that stand there already are to be brought up to date
 */
export async function showCase(tools: TeamsTools, id: string, mayPost: boolean): Promise<void> {
  const { context: { db }, teams } = tools
  const ticket = await findTicket(db, id)
  const team = ticket && teams.find((candidate) => candidate.id === ticket.team && candidate.channel === 'teams')
  if (team && !team.address) throw new UndeliverableError('no-address')
  const posts = await postsOf(db, id)
  for (const post of posts.filter(({ channel }) => channel !== team?.address)) await emptyPost(tools, post, ticket ? 'moved' : 'deleted')
  if (!ticket || !team) return
  const cards = posts.filter(({ kind, channel }) => kind === 'card' && channel === team.address)
  await showCard(tools, ticket, cards, mayPost && ticket.state !== 'closed' ? team.address : undefined)
  // Deleted while we wrote: what we wrote must go as well.
  if (!await findTicket(db, id)) await showCase(tools, id, false)
}

async function showCard(tools: TeamsTools, ticket: TicketRecord, known: readonly TeamsPostRow[], postTo: string | undefined): Promise<void> {
  const { context: { db }, port } = tools
  const cards = known.length === 0 && postTo !== undefined ? [await postCard(tools, ticket, postTo)] : known
  const card = await currentCard(tools, ticket)
  const shown = fingerprint(card)
  for (const post of cards.filter((old) => old.shown !== shown)) {
    if (await unlessGone(tools, post, () => port().update(post, card))) await noteShown(db, post, shown)
  }
}

/**
 * Begins a thread with a card that says only that there is a case. It is filled once it is in our books: a card that we never
 * learnt of, because we were killed in between, holds nothing of the person that would have to be deleted, and no button.
 */
async function postCard({ context: { db, now }, labels, port }: TeamsTools, ticket: TicketRecord, channel: string): Promise<Posted & { shown: null }> {
  const sentence = labels.phrase('desk.teams.summary.new', { urgency: labels.phrase(`desk.urgency.${ticket.urgency}`) })
  const posted = await port().post(channel, sentenceCard(sentence), sentence)
  await keepPost(db, posted, { ticket: ticket.id, kind: 'card', at: now() })
  return { ...posted, shown: null }
}

/** A card keeps its place with nothing in it; the person's words in the thread are removed. */
async function emptyPost(tools: TeamsTools, post: TeamsPostRow, why: 'moved' | 'deleted'): Promise<void> {
  const { port, labels, context: { db } } = tools
  await unlessGone(tools, post, () => post.kind === 'card' ? port().update(post, emptiedCard(why, labels)) : port().remove(post))
  await forgetPost(db, post)
}

/** A message that somebody removed in Teams is forgotten. @returns whether it is still there */
async function unlessGone({ context: { db } }: TeamsTools, posted: Posted, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error as { gone?: boolean }).gone) throw error
    await forgetPost(db, posted)
    return false
  }
}

function fingerprint(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url')
}
