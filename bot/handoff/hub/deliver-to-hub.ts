import type { Phrase } from '../../language/phrases.ts'
import type { Database } from '../../storage/tables.ts'
import type { Now } from '../context.ts'
import { type CaseReport, reportOf } from '../delivery/case-report.ts'
import type { Deliver } from '../outbox/worker.ts'
import { handoffInitiate, type ToHub } from '../protocol.ts'
import type { HandoffHub } from './http-hub.ts'

/** Brings what happens to a case to the hub whose advisers have it. */
export function deliverToHub(parts: { db: Database; phrase: Phrase; hub: HandoffHub; now: Now }): Deliver {
  return async (delivery) => {
    const activity = activityOf(await reportOf(parts.db, delivery), parts.phrase, parts.now().toISOString())
    if (activity) await parts.hub.send(activity, delivery.id)
  }
}

function activityOf({ id, event, ticket, case: found, message }: CaseReport, phrase: Phrase, timestamp: string): ToHub | undefined {
  if (event === 'ticket.deleted') return { type: 'endOfConversation', code: 'userCancelled', conversation: { id: ticket }, timestamp }
  // Deleted meanwhile: nothing is left to say.
  if (!found) return undefined
  if (event === 'ticket.opened') return handoffInitiate(found)
  const words = (role: 'user' | 'bot', text: string, locale: string, at: string): ToHub =>
    ({ type: 'message', id, conversation: { id: ticket }, from: { role }, text, locale, timestamp: at })
  if (event === 'ticket.urgent') return words('bot', phrase('de', 'desk.mail.ticket.urgent'), 'de', timestamp)
  return message && words('user', message.text, message.language, message.at)
}
