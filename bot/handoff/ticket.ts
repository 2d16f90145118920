import type { Urgency } from './summary.ts'

/** Where a case stands. `open` waits in the queue, `claimed` has an adviser, `returned` is with the bot again, `closed` is over. */
export const TICKET_STATES = ['open', 'claimed', 'returned', 'closed'] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** How a case ended; each is a phrase `desk.outcome.<outcome>`. */
export const TICKET_OUTCOMES = ['answered', 'appointment', 'referred', 'not-reached', 'not-for-us'] as const
export type TicketOutcome = (typeof TICKET_OUTCOMES)[number]

/** What the decision about an action looks at. */
export interface Ticket {
  id: string
  state: TicketState
  urgency: Urgency
  team: string
  adviser: string | null
  adviserName: string | null
  outcome: TicketOutcome | null
  version: number
}

/** An adviser at the desk or in a channel. */
export interface Adviser {
  id: string
  name: string
  teams: readonly string[]
}

/** Who acts: an adviser, the person, or the bot itself. */
export type Actor = { kind: 'adviser'; adviser: Adviser } | { kind: 'person' } | { kind: 'bot' }

export type TicketAction =
  | { do: 'claim' }
  /** Back into the queue of the same team. */
  | { do: 'release' }
  /** To another team's queue, or to a colleague, who then has it. */
  | { do: 'reassign'; team: string; adviser?: { id: string; name: string } }
  /** The adviser speaks; changes no state, but only who has the case may. */
  | { do: 'reply' }
  /** The person speaks to the adviser. */
  | { do: 'message' }
  /** The bot answers the person again. */
  | { do: 'hand-back' }
  | { do: 'close'; outcome: TicketOutcome }
  /** The person asks for the adviser again. */
  | { do: 'reopen' }
  /** An emergency word fell. */
  | { do: 'mark-urgent' }
export type ActionName = TicketAction['do']

/** Why an action is not done; each is a phrase `desk.refused.<reason>`. */
export type Refusal =
  | { reason: 'claimed-by'; name: string }
  | { reason: 'already-yours' }
  | { reason: 'not-yours' }
  | { reason: 'other-team' }
  | { reason: 'not-now'; state: TicketState }
  | { reason: 'changed' }
  | { reason: 'gone' }

/** What an action makes of a ticket, or why it is refused. */
export type Decision =
  | { ok: true; ticket: Ticket; detail?: string }
  | { ok: false; refusal: Refusal }

/** From which states an action may start, and where it leads; `same` leaves the state as it is. */
export const TRANSITIONS: Readonly<Record<ActionName, { from: readonly TicketState[]; to: TicketState | 'same' }>> = {
  'claim': { from: ['open', 'returned'], to: 'claimed' },
  'release': { from: ['claimed'], to: 'open' },
  'reassign': { from: ['open', 'claimed', 'returned'], to: 'open' },
  'reply': { from: ['claimed'], to: 'same' },
  'message': { from: ['open', 'claimed'], to: 'same' },
  'hand-back': { from: ['claimed'], to: 'returned' },
  'close': { from: ['claimed', 'returned'], to: 'closed' },
  'reopen': { from: ['returned', 'closed'], to: 'open' },
  'mark-urgent': { from: ['open', 'claimed', 'returned'], to: 'same' },
}

// What only the adviser who has the case may do.
const HOLDER_ONLY: readonly ActionName[] = ['release', 'reply', 'hand-back']

/** What an action makes of a ticket. Pure: the shell that locks and writes is `tickets.ts`. */
export function nextTicket(ticket: Ticket, action: TicketAction, actor: Actor): Decision {
  const refusal = refusalOf(ticket, action.do, actor)
  if (refusal) return { ok: false, refusal }
  const { to } = TRANSITIONS[action.do]
  const moved: Ticket = { ...ticket, state: to === 'same' ? ticket.state : to, version: ticket.version + 1 }
  switch (action.do) {
    case 'claim': return { ok: true, ticket: heldBy(moved, actor) }
    case 'release': return { ok: true, ticket: heldByNobody(moved) }
    case 'reassign': return reassigned(moved, action)
    case 'hand-back': return { ok: true, ticket: moved }
    case 'close': return { ok: true, ticket: { ...moved, outcome: action.outcome }, detail: action.outcome }
    case 'reopen': return { ok: true, ticket: heldByNobody({ ...moved, outcome: null }) }
    case 'mark-urgent': return { ok: true, ticket: { ...moved, urgency: 'emergency' } }
    case 'reply':
    case 'message': return { ok: true, ticket: moved }
  }
}

function refusalOf(ticket: Ticket, action: ActionName, actor: Actor): Refusal | undefined {
  if (actor.kind === 'adviser' && !actor.adviser.teams.includes(ticket.team)) return { reason: 'other-team' }
  if (action === 'claim' && ticket.state === 'claimed') {
    return isHolder(ticket, actor) ? { reason: 'already-yours' } : { reason: 'claimed-by', name: ticket.adviserName! }
  }
  if (!TRANSITIONS[action].from.includes(ticket.state)) return { reason: 'not-now', state: ticket.state }
  if (HOLDER_ONLY.includes(action) && actor.kind === 'adviser' && !isHolder(ticket, actor)) return { reason: 'not-yours' }
  return undefined
}

function isHolder(ticket: Ticket, actor: Actor): boolean {
  return actor.kind === 'adviser' && ticket.adviser === actor.adviser.id
}

function heldBy(ticket: Ticket, actor: Actor): Ticket {
  return actor.kind === 'adviser' ? { ...ticket, adviser: actor.adviser.id, adviserName: actor.adviser.name } : ticket
}

function heldByNobody(ticket: Ticket): Ticket {
  return { ...ticket, adviser: null, adviserName: null }
}

function reassigned(ticket: Ticket, { team, adviser }: { team: string; adviser?: { id: string; name: string } }): Decision {
  if (!adviser) return { ok: true, ticket: heldByNobody({ ...ticket, team }), detail: team }
  return { ok: true, ticket: { ...ticket, team, state: 'claimed', adviser: adviser.id, adviserName: adviser.name }, detail: `${team} ${adviser.id}` }
}
