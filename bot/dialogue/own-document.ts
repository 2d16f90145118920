import type { Language } from '../language/languages.ts'
import { words } from '../retrieval/tokens.ts'
import type { Knowledge } from './knowledge.ts'
import type { Signals } from './signals.ts'
import { type Mention, mentionsOf } from './value-names.ts'

/** The fact that says which document someone has. */
export const DOCUMENT = 'residence_status'
/** Words that may stand between "I have" and the document: "eine", "noch keine gültige". */
const WORDS_BETWEEN = 2

function phraseAt(message: readonly string[], at: number, phrases: readonly string[]): number {
  return Math.max(0, ...phrases.map(words).filter((phrase) => phrase.every((word, i) => message[at + i] === word)).map(({ length }) => length))
}

/** Where the "I have" before a document begins; undefined when none is near. */
function haveBefore(message: readonly string[], from: number, { have }: Signals): number | undefined {
  const starts = [...message.keys()].filter((at) => {
    const length = phraseAt(message, at, have)
    return length > 0 && at + length <= from && at + length >= from - WORDS_BETWEEN
  })
  return starts[0]
}

function isAfter(message: readonly string[], to: number, phrases: readonly string[], between: number): boolean {
  return Array.from({ length: between + 1 }, (_, skipped) => to + skipped).some((at) => phraseAt(message, at, phrases) > 0)
}

function isHad({ from, to }: Mention, message: readonly string[], signals: Signals): boolean {
  const begin = haveBefore(message, from, signals)
  if (begin === undefined && !isAfter(message, to, signals.have_after, WORDS_BETWEEN)) return false
  const before = message.slice(Math.max(0, (begin ?? from) - 1), from)
  const denied = before.some((word) => signals.have_not_before.some((no) => words(no).join(' ') === word))
  return !denied && !isAfter(message, to, signals.have_not_after, 1)
}

/** The document the person says to have. Its name alone is not enough: "how do I get a Chancenkarte" is no Chancenkarte, nor is "ich habe keine". */
export function ownDocument({ vocabulary, signals }: Knowledge, language: Language, text: string): string | undefined {
  const message = words(text)
  const codes = [...new Set([language, 'de' as const])]
  return mentionsOf(vocabulary, language, DOCUMENT, message).find((mention) => codes.some((code) => isHad(mention, message, signals[code])))?.value
}
