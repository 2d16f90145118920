import type { LanguageReason } from '../dialogue/conversation.ts'
import type { Guesses } from './detect.ts'
import { type Language, languageOfTag, traitsOf } from './languages.ts'

export interface LanguageChoice {
  language: Language
  reason: LanguageReason
}

/** What is known before the message is understood. */
export interface LanguageEvidence {
  /** Chosen by the person in the language list. */
  chosen?: Language
  guesses: Guesses
  /** Number of letters in the message. */
  letters: number
  /** What the conversation has spoken so far. */
  conversation?: Language
  locale?: string
}

/** How sure the identifier must be to change the language of a running conversation, or of a page that has one. */
const SURE = 0.9
/** How sure it must be when nothing else is known. */
const LIKELY = 0.5
/** Shorter messages ("ok", "Duldung?") keep the language they come into. */
const FEW_LETTERS = 8

/** Explicit choice, detection, conversation, client locale, default: the first that says something. */
export function chooseLanguage({ chosen, guesses, letters, conversation, locale }: LanguageEvidence): LanguageChoice {
  const [guess, sureness] = [...guesses][0] ?? []
  const spoken = conversation ?? languageOfTag(locale)
  // Another script settles it, except the Latin one: German office words stand in messages of every language.
  const otherScript = guess !== undefined && spoken !== undefined && !guesses.has(spoken) && traitsOf(guess).script !== 'Latin'
  const enough = spoken && !otherScript ? sureness! >= SURE && letters >= FEW_LETTERS : sureness! >= LIKELY
  if (guess && enough && guess !== chosen) return { language: guess, reason: 'detected' }
  if (chosen) return { language: chosen, reason: 'chosen' }
  if (guess && guess === spoken) return { language: guess, reason: 'detected' }
  if (conversation) return { language: conversation, reason: 'conversation' }
  const fromLocale = languageOfTag(locale)
  return fromLocale ? { language: fromLocale, reason: 'locale' } : { language: guess ?? 'de', reason: guess ? 'detected' : 'default' }
}
