import type { Language } from '../language/languages.ts'
import type { Choice } from './choice.ts'

/** How a turn ended. Labels, statistics and `content -- ask` use exactly these names. */
export const OUTCOMES = [
  'answer', 'ask-fact', 'choose', 'no-answer', 'human', 'emergency', 'small-talk', 'command', 'relayed', 'error',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Values put into a phrase; never a whole sentence. */
export type PhraseValues = Readonly<Record<string, string | number>>

/** One piece of a reply. Nothing here is rendered yet: it names what to say, the channel says it. */
export type Part =
  /** A phrase of `locales/`. */
  | { kind: 'phrase'; key: string; values?: PhraseValues }
  /** The answer of an article: short answer, variant, provenance, next steps. */
  | { kind: 'article'; article: string; language: Language; variant: string; because: readonly string[]; easy?: boolean; show: 'answer' | 'short' | 'details' }
  /** A phase of vocational integration: what it is, who does it, what comes before and after. */
  | { kind: 'phase'; phase: number }
  /** The question for a profile fact, from the vocabulary. */
  | { kind: 'question'; fact: string }
  /** Offers that fit, best first, each with the keys of the reasons why. */
  | { kind: 'offers'; offers: readonly OfferReason[]; role?: string }
  /** An offer that does not fit the person: why, and which ones do. */
  | { kind: 'not-for-you'; offer: NotForYou }
  /** What help was asked for and where: needs of signals/help, value of the place. */
  | { kind: 'help'; needs: readonly string[]; place?: string }
  /** The phases of the way into work, each with the articles the person was shown. */
  | { kind: 'stations'; phases: readonly { phase: number; articles: readonly string[] }[] }
  /** A German office word, explained from the glossary. */
  | { kind: 'term'; term: string }
  /** Words of a person, passed on as they are: an adviser's reply or the person's own words in the summary. */
  | { kind: 'words'; text: string; language?: string }
  /** A link to one of our own pages. */
  | { kind: 'link'; href: string; label: Label }

/** An offer and why it is shown; keys of `locales/` with their values. */
export interface OfferReason {
  offer: string
  reasons: readonly { key: string; values?: PhraseValues }[]
  /** Facts that would settle whether it fits. */
  ask: readonly string[]
}

/** An offer that was asked for or is widely known, and does not fit this person. */
export interface NotForYou {
  offer: string
  /** Key of `locales/` that says which condition decides. */
  because: string
  /** Ids of offers that fit instead. */
  instead: readonly string[]
}

/** What stands on a button or link: a phrase, an article's title, a fact's value, a language's own name. */
export type Label =
  | { kind: 'phrase'; key: string; values?: PhraseValues }
  | { kind: 'article'; article: string }
  | { kind: 'value'; fact: string; value: string; below?: number }
  | { kind: 'language'; language: Language }
  | { kind: 'area'; area: string }

/** A button under a reply, and what it does. */
export interface Button {
  label: Label
  choice: Choice
}

/** What the dialogue answers to one message. */
export interface Reply {
  language: Language
  /** Said a second time in this language, to someone whose own we do not offer. */
  also?: Language
  outcome: Outcome
  parts: readonly Part[]
  buttons: readonly Button[]
}
