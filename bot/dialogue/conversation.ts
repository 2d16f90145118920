import type { Language } from '../language/languages.ts'
import type { Profile } from '../offers/profile.ts'

/** Why the conversation speaks its language. */
export type LanguageReason = 'chosen' | 'detected' | 'conversation' | 'locale' | 'default' | 'not-offered'

/** What someone looks for in the directory of offers, kept while we ask for the place. */
export interface Seeking {
  /** Needs of signals/help; offers asked for by name. */
  needs: readonly string[]
  named: readonly string[]
  /** The article that answers the question besides, or those that may. */
  article?: string
  choices: readonly string[]
}

/** What we remember of one conversation while it lasts. Kept in memory or a short-lived table, never longer than `IDLE_MINUTES`. */
export interface Conversation {
  id: string
  language: Language
  languageReason: LanguageReason
  profile: Profile
  /** The person's own words, newest last, each with its language; the raw material of a hand-off summary. */
  said: { text: string; language: Language; at: string; outcome: string }[]
  /** Articles shown, newest last, and how much of them. */
  shown: { article: string; variant: string; show: 'answer' | 'short' | 'details'; at: string }[]
  /** The fact we asked for and the article that waits for it. */
  asked?: { fact: string; article: string }
  /** The offers asked for last; gone when something else is answered. */
  seeking?: Seeking
  /** Unhelpful turns in a row; at `FAILURES_BEFORE_HUMAN` a person is offered. */
  failures: number
  /** The German short answers in easy language. */
  easyLanguage?: boolean
  /** State of the hand-off; its shape belongs to `handoff/`. */
  handoff?: unknown
}

/** A conversation ends this long after its last message. */
export const IDLE_MINUTES = 30

/** After this many turns without a helpful answer a person is offered. */
export const FAILURES_BEFORE_HUMAN = 3

/** Where conversations live between turns. */
export interface Conversations {
  /** The conversation, or undefined when it is new, ended, or was deleted. */
  load(id: string): Promise<Conversation | undefined>
  save(conversation: Conversation): Promise<void>
  remove(id: string): Promise<void>
}
