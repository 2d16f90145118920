import type { Language } from '../../language/languages.ts'
import type { Phrase } from '../../language/phrases.ts'
import type { Team } from '../advisers.ts'
import type { HandoffContext } from '../context.ts'
import type { LabelsFor } from '../labels.ts'

/** An article as far as a reply needs it. */
export interface DeskArticle {
  title: string
  /** The short answer. */
  short: string
  /** The language it is in, which may stand in for the one asked for. */
  language: Language
}

/** Articles an adviser can send. */
export interface DeskLibrary {
  /** All articles by their German titles. */
  titles(): readonly { id: string; title: string }[]
  article(language: Language, id: string): DeskArticle | undefined
}

/** What the pages of the desk and of a case are made of. */
export interface DeskParts {
  context: HandoffContext
  teams: readonly Team[]
  phrase: Phrase
  labels: LabelsFor
  library: DeskLibrary
  /** Sentences an adviser can send: keys of `locales/`. */
  snippets: readonly string[]
}
