import type { Announcements } from '../storage/announcements.ts'
import type { Database } from '../storage/tables.ts'

export type Now = () => Date
export type NewId = () => string

/** What the hand-off works with. */
export interface HandoffContext {
  db: Database
  announcements: Announcements
  /** Moves deleted words out of the database's files. */
  scrub(): Promise<void>
  now: Now
  newId: NewId
}

/** Topic of the announcements about tickets; the id is the ticket's. */
export const TICKET_CHANGED = 'ticket'
