import type { Language } from '../language/languages.ts'
import { loadHelp } from '../offers/help.ts'
import { loadOffers, type Offers } from '../offers/load-offers.ts'
import { loadPreparation } from '../offers/preparation.ts'
import { checkContacts } from './checks/contacts.ts'
import { checkCompleteness } from './checks/completeness.ts'
import { checkLinks } from './checks/links.ts'
import { checkOffers } from './checks/offers.ts'
import { checkNumbers } from './checks/numbers.ts'
import { checkQuestions } from './checks/questions.ts'
import { checkReading } from './checks/reading.ts'
import { checkSources } from './checks/sources.ts'
import { checkVariants } from './checks/variants.ts'
import { checkWords } from './checks/words.ts'
import { loadGlossary } from './glossary.ts'
import { type Article, loadArticles } from './load-articles.ts'
import type { Problem } from './problem.ts'
import { loadVocabulary, type Vocabulary } from './vocabulary.ts'

/** What a check looks at; read once for all of them. */
export interface Checked {
  articles: ReadonlyMap<string, Article>
  offers: Offers
  vocabulary: Vocabulary
}

/** Where an article's file stands, as an editor sees it. */
export function fileOf({ id, facts }: Article, name: string): string {
  return `knowledge/articles/${facts.area}/${id}/${name}`
}

/** The file of an article's text. */
export const textFile = (article: Article, language: Language): string => fileOf(article, `${language}.md`)

/** Every rule over everything the editors wrote: faults of single files first, then rules across files. */
export function checkKnowledge(knowledge: string, locales: string): Problem[] {
  const { articles, problems } = loadArticles(knowledge)
  const offers = loadOffers(knowledge)
  const checked: Checked = { articles, offers, vocabulary: loadVocabulary(knowledge) }
  return [
    ...problems, ...offers.problems,
    ...[checkLinks, checkVariants, checkSources, checkNumbers, checkContacts, checkReading, checkQuestions, checkCompleteness].flatMap((check) => check(checked)),
    ...checkOffers(checked, loadHelp(knowledge), loadPreparation(knowledge)),
    ...checkWords(checked, loadGlossary(knowledge), locales),
  ]
}
