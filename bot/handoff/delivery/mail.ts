import { createTransport } from 'nodemailer'
import type { Phrase } from '../../language/phrases.ts'
import type { Database } from '../../storage/tables.ts'
import type { Team } from '../advisers.ts'
import { type Deliver, UndeliverableError } from '../outbox/worker.ts'
import { reportOf } from './case-report.ts'

// A mail server that hangs must not hold up the other mails, nor the end of the program.
const TIMEOUT = 10_000

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  /** Sender of all mails. */
  from: string
}

/**
 * Tells a team by mail that there is something at the desk. The mail holds nothing about the person: mail lies open on every server
 * between us, and nobody could delete it after thirty days.
 */
export function deliverByMail(parts: { db: Database; teams: readonly Team[]; phrase: Phrase; settings: MailSettings; deskUrl: string }): Deliver {
  const transport = createTransport({ url: parts.settings.url, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT })
  const host = new URL(parts.deskUrl).hostname
  return async (delivery) => {
    const report = await reportOf(parts.db, delivery)
    if (!report.case) return
    const address = parts.teams.find(({ id }) => id === report.case!.team)?.address
    if (!address) throw new UndeliverableError('no-address')
    const say = (key: string, values = {}) => parts.phrase('de', key, values)
    const urgency = say(`desk.urgency.${report.case.urgency}`)
    await transport.sendMail({
      from: parts.settings.from,
      to: address,
      // Receivers know a repetition by it.
      messageId: `<${delivery.id}@${host}>`,
      subject: say(`desk.mail.${report.event}`, { urgency }),
      text: say('desk.mail.text', { urgency, link: `${parts.deskUrl}/desk/tickets/${report.ticket}` }),
    }).catch(asUndeliverable)
  }
}

function asUndeliverable(error: unknown): never {
  const { responseCode } = error as { responseCode?: number }
  if (responseCode !== undefined && responseCode >= 500) throw new UndeliverableError(`smtp-${responseCode}`, { cause: error })
  throw error
}
