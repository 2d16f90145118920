import type { LanguageReason } from '../dialogue/conversation.ts'
import { type Guesses, OTHER } from './detect.ts'
import { isLanguage, type Language, languageOfTag, traitsOf } from './languages.ts'

/** The language of a turn, and why. */
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
  /** Whether any of them is a Latin one: German office words stand in messages of every language. */
  latin: boolean
  /** What the conversation has spoken so far. */
  conversation?: Language
  locale?: string
}

/** How sure the identifier must be to change the language of a running conversation, or of a page that has one. */
const SURE = 0.8
/** How sure it must be when nothing else is known. */
const LIKELY = 0.5
/** Shorter messages ("ok", "Duldung?") keep the language they come into. */
const FEW_LETTERS = 8

/** Is the message in a language we do not offer? Another script alone tells it; someone who chose a language is answered in it. */
function isOther({ chosen, guesses, letters }: LanguageEvidence, spoken: Language | undefined): boolean {
  const [guess, sureness] = [...guesses][0] ?? []
  if (guess !== OTHER || chosen) return false
  return sureness === 1 || (letters >= FEW_LETTERS && sureness! >= (spoken ? SURE : LIKELY))
}

/** Explicit choice, detection, conversation, client locale, default: the first that says something. */
export function chooseLanguage(evidence: LanguageEvidence): LanguageChoice {
  const { chosen, guesses, letters, latin, conversation, locale } = evidence
  const spoken = conversation ?? languageOfTag(locale)
  if (isOther(evidence, spoken)) return { language: spoken === 'de' ? 'de' : 'en', reason: 'not-offered' }
  const guess = [...guesses.keys()].find(isLanguage)
  const sureness = guess ? guesses.get(guess)! : 0
  const otherScript = guess !== undefined && spoken !== undefined && !latin && traitsOf(guess).script !== traitsOf(spoken).script
  const enough = spoken && !otherScript ? sureness >= SURE && letters >= FEW_LETTERS : sureness >= LIKELY
  if (guess && enough && guess !== chosen) return { language: guess, reason: 'detected' }
  if (chosen) return { language: chosen, reason: 'chosen' }
  if (guess && guess === spoken) return { language: guess, reason: 'detected' }
  if (conversation) return { language: conversation, reason: 'conversation' }
  return spoken ? { language: spoken, reason: 'locale' } : { language: guess ?? 'de', reason: guess ? 'detected' : 'default' }
}
