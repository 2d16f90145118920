import { createHash } from 'node:crypto'
import type { DetectLanguage } from '../../language/detect.ts'
import { isLanguage, type Language } from '../../language/languages.ts'
import type { Database } from '../../storage/tables.ts'
import type { Adviser } from '../ticket.ts'
import type { CardVerb } from './state-actions.ts'
import { CARD_LANGUAGE } from './ticket-card.ts'

/** The same words from the same card by the same person are the same reply, however often they arrive. */
export function replyId({ id }: Adviser, { version, reply }: { version: number; reply: string }): string {
  return `teams-${createHash('sha256').update(`${id}\n${version}\n${reply}`).digest('base64url')}`
}

/** The language advisers most likely wrote in. */
export function writtenIn(detect: DetectLanguage, text: string): Language {
  return [...detect(text).keys()].find(isLanguage) ?? CARD_LANGUAGE
}

/** Was this button, on the card as it stood then, pressed by this adviser before? Read from the history, so it holds after a restart too. */
export async function isRepetition(db: Database, press: { ticket: string; adviser: Adviser; verb: CardVerb; since: number; message: string }): Promise<boolean> {
  const found = press.verb === 'reply'
    ? await db.selectFrom('message').select('id').where('id', '=', press.message).executeTakeFirst()
    : await db.selectFrom('ticket_history').select('version').where('ticket', '=', press.ticket).where('actor', '=', press.adviser.id)
      .where('action', '=', press.verb).where('version', '>', press.since).executeTakeFirst()
  return found !== undefined
}
