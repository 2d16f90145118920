import type { Article } from '../articles/load-articles.ts'
import type { Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import type { Glossary } from '../articles/glossary.ts'
import type { Help } from '../offers/help.ts'
import type { Offers } from '../offers/load-offers.ts'
import type { NeedGroups } from '../offers/rank.ts'
import type { Preparation } from '../offers/preparation.ts'
import type { Emergencies, Signals } from './signals.ts'

/** Everything the editors wrote. The same object throughout: when an edit is taken over, its parts are exchanged. */
export interface Knowledge {
  articles: ReadonlyMap<string, Article>
  vocabulary: Vocabulary
  glossary: Glossary
  offers: Offers
  /** Topics of offers that belong together. */
  needGroups: NeedGroups
  help: Help
  preparation: Preparation
  signals: Record<Language, Signals>
  emergencies: Emergencies
}
