import type { Language } from '../language/languages.ts'
import type { Findings } from '../retrieval/search.ts'
import { words } from '../retrieval/tokens.ts'
import fitted from './follow-up.json' with { type: 'json' }
import type { Signals } from './signals.ts'

/** What tells a message that goes on with the last article from a new question. */
export interface FollowUpFeatures {
  /** How far the first article found for the message alone leads over the last one; 0 when it is the last one. */
  lead: number
  /** Lead of what was found alone over the messages that no article answers. */
  overNothing: number
  /** Logarithm of the number of letters: who goes on is short. */
  letters: number
  /** 1 when it begins like one that goes on: "and my wife". */
  opener: number
  /** 1 when a word points to what was said, or it asks without saying about what: "for that", "how long". */
  pointer: number
}

function begins(message: readonly string[], phrase: readonly string[], at = 0): boolean {
  return phrase.length > 0 && phrase.every((word, i) => message[at + i] === word)
}

// Arabic writes "and" onto the word that follows.
function opensGlued(language: Language, first: string | undefined): boolean {
  return language === 'ar' && first !== undefined && first.length > 3 && first.startsWith('و')
}

/** Looks at a message, at what was found for it alone, and at the article shown last. */
export function followUpFeatures({ follow_up: { openers, pointers } }: Signals, language: Language, text: string, { ranking, features }: Findings, last: string): FollowUpFeatures {
  const message = words(text)
  const opens = opensGlued(language, message[0]) || openers.some((phrase) => begins(message, words(phrase)))
  const points = pointers.map(words).some((phrase) => message.some((_, at) => begins(message, phrase, at)))
  const scoreOfLast = ranking.find(({ article }) => article === last)?.score ?? 0
  return {
    lead: (ranking[0]?.score ?? 0) - scoreOfLast, overNothing: features.overNothing,
    letters: Math.log(Math.max(1, text.length)), opener: opens ? 1 : 0, pointer: points ? 1 : 0,
  }
}

/** Probability that the message goes on with the last article; `node test/evaluation/follow-ups.ts --fit` fits it. */
export function followUpProbability(features: FollowUpFeatures): number {
  const { bias, weights } = fitted
  const sum = (Object.keys(weights) as (keyof FollowUpFeatures)[]).reduce((total, name) => total + weights[name] * features[name], bias)
  return 1 / (1 + Math.exp(-sum))
}
