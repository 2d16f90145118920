import type { Choice } from './choice.ts'

/** What reaches the dialogue from any channel. */
export interface IncomingMessage {
  /** Opaque id of the conversation, unique across channels. */
  conversation: string
  channel: 'web' | 'page' | 'teams' | 'cli'
  /** What the person typed; empty when a button was pressed. At most `MAX_TEXT` characters. */
  text: string
  /** The button that was pressed, if it was one of ours. */
  choice?: Choice
  /** The language tag of the client, such as `ar-SA`. */
  locale?: string
}

/** Longest text the dialogue looks at, in characters; what is longer is cut. */
export const MAX_TEXT = 2000

// Controls, bidi overrides and isolates, zero-width characters except the joiners that Persian needs, and lone surrogates.
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Cs}/gu

/** Makes any text safe to look at and to store: NFC, no invisible characters, single spaces, at most `MAX_TEXT` long. */
export function cleanText(text: string): string {
  const cleaned = text.slice(0, 4 * MAX_TEXT).normalize('NFC').replace(/[\n\t\r]/g, ' ').replace(UNSEEN, '')
  return [...cleaned.replace(/\s+/gu, ' ').trim()].slice(0, MAX_TEXT).join('')
}
