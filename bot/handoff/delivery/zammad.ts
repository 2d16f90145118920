import { z } from 'zod'
import type { Phrase } from '../../language/phrases.ts'
import type { Database } from '../../storage/tables.ts'
import type { LabelsFor } from '../labels.ts'
import type { Deliver } from '../outbox/worker.ts'
import { type CaseReport, germanText, reportOf } from './case-report.ts'
import { sendRequest } from './http-answer.ts'

export interface ZammadSettings {
  /** Address of the installation, such as `https://helpdesk.example.org`. */
  url: string
  /** Access token with the permission `ticket.agent`. */
  token: string
  /** Group that gets the tickets. */
  group: string
  /** Zammad wants a customer; it is the same for all cases, so that nobody's address is stored there. */
  customer: string
}

const Created = z.object({ id: z.int() })
const Found = z.union([z.array(Created), z.object({ tickets: z.array(z.int()) }).transform(({ tickets }) => tickets.map((id) => ({ id })))])

/** Keeps a ticket in Zammad in step with a case: opens it, adds messages, deletes it when the case is deleted. */
export function deliverToZammad(parts: { db: Database; labels: LabelsFor; phrase: Phrase; settings: ZammadSettings; deskUrl: string }): Deliver {
  const { url, token, group, customer } = parts.settings
  const call = async (method: string, path: string, body?: object) => {
    const headers = { 'authorization': `Token token=${token}`, 'content-type': 'application/json' }
    const response = await sendRequest(`${url.replace(/\/+$/, '')}/api/v1/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    return response.json() as Promise<unknown>
  }
  // The title carries our id: a repeated delivery finds the ticket that the first one made.
  const find = async (ticket: string) => Found.parse(await call('GET', `tickets/search?limit=1&query=${encodeURIComponent(`title:"${ticket}"`)}`))[0]?.id

  return async (delivery) => {
    const report = await reportOf(parts.db, delivery)
    const known = await find(report.ticket)
    if (!report.case) return known === undefined ? undefined : void await call('DELETE', `tickets/${known}`)
    if (known === undefined) await call('POST', 'tickets', { title: titleOf(report, parts.phrase), group, customer, article: { ...article(textOf(report)), subject: report.ticket } })
    else if (report.event !== 'ticket.opened') await call('POST', 'ticket_articles', { ticket_id: known, ...article(textOf(report)) })
  }

  function textOf({ case: found, message, event, ticket }: CaseReport): string {
    if (message) return message.text
    const head = parts.phrase('de', `desk.mail.${event}`, { urgency: parts.phrase('de', `desk.urgency.${found!.urgency}`) })
    return `${head}\n\n${germanText(found!, parts.labels)}\n\n${parts.deskUrl}/desk/tickets/${ticket}`
  }
}

function titleOf({ ticket, case: found }: CaseReport, phrase: Phrase): string {
  return phrase('de', 'desk.zammad.title', { id: ticket, urgency: phrase('de', `desk.urgency.${found!.urgency}`) })
}

function article(body: string): object {
  return { body, type: 'note', internal: true, content_type: 'text/plain' }
}
