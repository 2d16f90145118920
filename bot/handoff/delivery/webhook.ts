import type { Database } from '../../storage/tables.ts'
import type { Now } from '../context.ts'
import type { LabelsFor } from '../labels.ts'
import type { Deliver } from '../outbox/worker.ts'
import { type CaseReport, germanText, reportOf } from './case-report.ts'
import { sendRequest } from './http-answer.ts'
import { signWebhook } from './webhook-signature.ts'

export interface WebhookSettings {
  url: string
  /** Shared with the receiver; at least 32 characters. */
  secret: string
}

/** Posts what happens to cases to another system, signed. A repetition has the same id and a new timestamp. */
export function deliverByWebhook(parts: { db: Database; labels: LabelsFor; settings: WebhookSettings; now: Now }): Deliver {
  const { url, secret } = parts.settings
  return async (delivery) => {
    const report = await reportOf(parts.db, delivery)
    const body = JSON.stringify(bodyOf(report, parts.labels))
    const headers = { 'content-type': 'application/json', ...signWebhook(secret, report.id, body, parts.now()) }
    await sendRequest(url, { method: 'POST', headers, body })
  }
}

function bodyOf({ event, ticket, case: found, message }: CaseReport, labels: LabelsFor): object {
  if (!found) return { event, ticket }
  const { state, urgency, actBy, team, createdAt, summary } = found
  return { event, ticket, state, urgency, actBy, team, createdAt, summary, german: germanText(found, labels), ...(message ? { message } : {}) }
}
