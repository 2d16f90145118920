import type { Kysely, Selectable } from 'kysely'

/** An instant in ISO 8601, UTC, milliseconds: sorts as text and reads the same in both databases. */
export type Instant = string

/** A case that waits for, or has, an adviser. */
export interface TicketTable {
  id: string
  /** See `handoff/ticket.ts`. */
  state: string
  urgency: string
  /** Day by which somebody must have acted, `YYYY-MM-DD`. */
  act_by: string | null
  team: string
  language: string
  /** The conversation the person wrote from, for as long as it lasts. */
  conversation: string
  /** The approved summary, JSON of `handoff/summary.ts`. */
  summary: string
  adviser: string | null
  adviser_name: string | null
  outcome: string | null
  created_at: Instant
  updated_at: Instant
  closed_at: Instant | null
  /** Counts the changes; a change names the version it was decided on. */
  version: number
  short_code_hash: string
  long_code_hash: string
}

/** How the person of a case is reached outside our own chat, as their channel told it. */
export interface TicketWayTable {
  ticket: string
  /** Understood by `channels/` alone. */
  way: string
}

/** What happened to a ticket; the row with number n led to its version n. */
export interface TicketHistoryTable {
  ticket: string
  version: number
  at: Instant
  actor: string
  actor_name: string | null
  action: string
  from_state: string
  to_state: string
  detail: string | null
}

/** One message between person and adviser. */
export interface MessageTable {
  /** The sender's own id for it; the same id twice is the same message. */
  id: string
  ticket: string
  /** Order within the ticket: the version of the ticket it led to. */
  number: number
  sender: string
  sender_name: string | null
  text: string
  language: string
  delivery: string
  at: Instant
  delivered_at: Instant | null
}

/** Something that must reach somebody outside this database. */
export interface DeliveryTable {
  /** Goes along with the delivery, so that a receiver can tell a repetition. */
  id: string
  /** No foreign key: that a case was deleted must still be told after it is gone. */
  ticket: string
  /** Order within ticket and channel: a message does not overtake another. */
  number: number
  channel: string
  payload: string
  state: string
  attempts: number
  /** Not before this instant; while a worker holds the row, the end of its lease. */
  due_at: Instant
  created_at: Instant
  /** Code of the last failure, never words. */
  last_error: string | null
}

/** What people at the desk did and looked at. Holds ids and names of advisers, nothing a person wrote. */
export interface AuditTable {
  id: string
  at: Instant
  actor: string
  action: string
  ticket: string | null
  detail: string | null
}

/** Advisers who have signed in at the desk. */
export interface AdviserTable {
  id: string
  name: string
  /** JSON list of team ids. */
  teams: string
  seen_at: Instant
}

/** Open sessions at the desk. */
export interface DeskSessionTable {
  token_hash: string
  adviser: string
  /** JSON list of team ids. */
  teams: string
  csrf: string
  language: string
  expires_at: Instant
}

/** A channel in Microsoft Teams that we heard from, and how to write into it. */
export interface TeamsChannelTable {
  /** Teams' id of the channel; the first channel of a team has the team's id. */
  channel: string
  team: string
  tenant: string
  service_url: string
  /** Our own account there. */
  bot_id: string
  bot_name: string
  updated_at: Instant
}

/** What we posted about a case in Teams. */
export interface TeamsPostTable {
  /** Teams' id of the thread. */
  conversation: string
  /** Teams' id of the message in it. */
  activity: string
  /** No foreign key: what stands in Teams must be found after the case is gone. */
  ticket: string
  channel: string
  /** `card` stands for the case; `message` holds words of the person. */
  kind: string
  /** The delivery that posted it. */
  delivery: string | null
  /** Fingerprint of the card, or delivery of the message, that is shown; null while the post stands there empty. */
  shown: string | null
  at: Instant
}

export interface Tables {
  ticket: TicketTable
  ticket_way: TicketWayTable
  ticket_history: TicketHistoryTable
  message: MessageTable
  delivery: DeliveryTable
  audit: AuditTable
  adviser: AdviserTable
  desk_session: DeskSessionTable
  teams_channel: TeamsChannelTable
  teams_post: TeamsPostTable
}

/** What queries run on: the pool or a transaction. */
export type Database = Kysely<Tables>
export type TicketRow = Selectable<TicketTable>
export type MessageRow = Selectable<MessageTable>
export type TeamsChannelRow = Selectable<TeamsChannelTable>
export type TeamsPostRow = Selectable<TeamsPostTable>
export type DeliveryRow = Selectable<DeliveryTable>
export type HistoryRow = Selectable<TicketHistoryTable>
