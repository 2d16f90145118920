import type { TicketRow } from '../storage/tables.ts'
import { parseSummary, type Summary, type Urgency, URGENCIES } from './summary.ts'
import type { Ticket, TicketOutcome, TicketState } from './ticket.ts'

/** A ticket as rooms work with it: the decision's view, and what is known besides. */
export interface TicketRecord extends Ticket {
  summary: Summary
  actBy: string | null
  conversation: string
  createdAt: string
  updatedAt: string
  closedAt: string | null
}

/** A row → a ticket. */
export function ticketOf(row: TicketRow): TicketRecord {
  return {
    id: row.id,
    state: row.state as TicketState,
    urgency: row.urgency as Urgency,
    team: row.team,
    adviser: row.adviser,
    adviserName: row.adviser_name,
    outcome: row.outcome as TicketOutcome | null,
    version: row.version,
    summary: parseSummary(row.summary),
    actBy: row.act_by,
    conversation: row.conversation,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  }
}

/** Most urgent first, then by the day by which somebody must act, then by age. */
export function byUrgency(a: TicketRecord, b: TicketRecord): number {
  return URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency)
    || (a.actBy ?? '9999').localeCompare(b.actBy ?? '9999')
    || a.createdAt.localeCompare(b.createdAt)
}
