import type { Article } from '../articles/load-articles.ts'
import { AREAS } from '../articles/article-schema.ts'
import { languageOfText } from '../dialogue/article-part.ts'
import { isOverdue, isWithheld } from '../dialogue/freshness.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'

/** A topic area as a link to it. */
export interface Titled {
  id: string
  title: string
}

/** An article as a link to it. */
export interface ArticleTitle extends Titled {
  /** The language of the text, which may stand in for the one asked for. */
  language: Language
}

/** An article as a line in a list. */
export interface ArticleLine extends ArticleTitle {
  /** The short answer, Markdown. */
  short: string
  freshness(now: Date): 'fresh' | 'overdue' | 'withheld'
}

/** A whole article as its page shows it; texts are Markdown. */
export interface ArticleView extends ArticleLine {
  area: Titled
  languages: readonly Language[]
  reviewed: boolean
  details: string
  next: string
  variants: readonly { id: string; heading: string; text: string }[]
  sources: readonly { title: string; publisher: string; url: string }[]
  legalBasis: readonly string[]
  level: 'federal' | 'land' | 'municipal'
  checkedOn: string
  /** Is the German original newer than this translation? */
  stale: boolean
  urgent: 'none' | 'offer-human' | 'emergency'
  related: readonly ArticleTitle[]
}

/** What the pages know of the articles. */
export interface Library {
  areas(language: Language): Titled[]
  articles(language: Language, area: string): ArticleLine[]
  article(language: Language, id: string): ArticleView | undefined
}

/** The library of the loaded articles. Areas without articles are not shown. */
export function createLibrary(knowledge: { readonly articles: ReadonlyMap<string, Article> }, phrase: Phrase): Library {
  const inArea = (area: string) => [...knowledge.articles.values()].filter((article) => article.facts.area === area)

  function line(language: Language, article: Article | undefined): ArticleLine[] {
    return article ? [lineOf(article, languageOfText(article, language))] : []
  }

  return {
    areas: (language) => AREAS.filter((area) => inArea(area).length > 0).map((area) => ({ id: area, title: phrase(language, `area.${area}`) })),
    articles: (language, area) => inArea(area).flatMap((article) => line(language, article)),
    article(language, id) {
      const article = knowledge.articles.get(id)
      if (!article) return undefined
      const area = { id: article.facts.area, title: phrase(language, `area.${article.facts.area}`) }
      return { ...view(article, languageOfText(article, language)), area, related: article.facts.see_also.flatMap((other) => line(language, knowledge.articles.get(other))) }
    },
  }
}

function lineOf({ id, facts, texts }: Article, language: Language): ArticleLine {
  const { title, short } = texts[language]!
  return { id, language, title, short, freshness: (now) => isWithheld(facts, now) ? 'withheld' : isOverdue(facts, now) ? 'overdue' : 'fresh' }
}

function view(article: Article, language: Language): Omit<ArticleView, 'area' | 'related'> {
  const { facts, texts } = article
  const text = texts[language]!
  return {
    ...lineOf(article, language),
    languages: languageCodes.filter((code) => texts[code]),
    reviewed: text.head.review === 'reviewed',
    details: text.details,
    next: text.next,
    variants: facts.variants.flatMap(({ section }) => {
      const variant = text.variants[section]
      return variant ? [{ id: section, ...variant }] : []
    }),
    sources: facts.sources,
    legalBasis: facts.legal_basis,
    level: facts.level,
    checkedOn: facts.checked_on,
    stale: text.head.source_hash !== undefined && texts.de !== undefined && text.head.source_hash !== texts.de.hash,
    urgent: facts.urgent,
  }
}
