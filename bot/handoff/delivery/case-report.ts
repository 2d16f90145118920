import type { Language } from '../../language/languages.ts'
import type { Database } from '../../storage/tables.ts'
import type { LabelsFor } from '../labels.ts'
import { summaryLines } from '../summary-lines.ts'
import type { TicketRecord } from '../ticket-record.ts'
import { findTicket } from '../ticket-queries.ts'
import type { Delivery } from '../outbox/worker.ts'

/** What a team outside the desk is told of a case. */
export interface CaseReport {
  /** The same when the report is repeated. */
  id: string
  event: string
  ticket: string
  /** Missing when the case was deleted. */
  case?: TicketRecord
  /** The message that was added. */
  message?: { text: string; language: string; at: string }
}

/** Reads what an event is about. */
export async function reportOf(db: Database, { id, ticket, payload }: Delivery): Promise<CaseReport> {
  if (!('event' in payload)) throw new TypeError('a delivery to a team names an event')
  const found = await findTicket(db, ticket)
  const message = payload.message && await db.selectFrom('message').select(['text', 'language', 'at']).where('id', '=', payload.message).executeTakeFirst()
  return { id, event: payload.event, ticket, ...(found ? { case: found } : {}), ...(message ? { message } : {}) }
}

/** The German twin as plain text. */
export function germanText(ticket: TicketRecord, labels: LabelsFor): string {
  const german = labels('de')
  return summaryLines(ticket.summary, german).map(({ label, text, wordsIn }) => `${label}${wordsIn ? ` (${languageOf(wordsIn, labels)})` : ''}: ${text}`).join('\n')
}

function languageOf(code: Language, labels: LabelsFor): string {
  return labels('de').languageName(code)
}
