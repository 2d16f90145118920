import type { Article } from '../articles/load-articles.ts'
import type { Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import type { Glossary } from '../articles/glossary.ts'
import type { Help } from '../offers/help.ts'
import type { Offers } from '../offers/load-offers.ts'
import type { Preparation } from '../offers/preparation.ts'
import type { Emergencies, Signals } from './signals.ts'

/** Everything the editors wrote, read once and handed on. */
export interface Knowledge {
  articles: ReadonlyMap<string, Article>
  vocabulary: Vocabulary
  glossary: Glossary
  offers: Offers
  help: Help
  preparation: Preparation
  signals: Record<Language, Signals>
  emergencies: Emergencies
}
