import type { Article } from '../articles/load-articles.ts'
import type { Language } from '../language/languages.ts'
import type { Finding, Findings } from '../retrieval/search.ts'
import { settings } from '../retrieval/settings.ts'

/** What to do with what was found. */
export type Decision =
  | { do: 'answer'; article: string }
  | { do: 'choose'; articles: readonly string[] }
  | { do: 'explain'; term: string }
  | { do: 'no-answer' }

/** The articles that hold the right one in 95 of 100 messages: two at least, since one alone is no choice. */
function likely(found: readonly Finding[]): string[] {
  const count = found.filter(({ probability }) => probability >= settings.likelyFrom).length
  return found.slice(0, Math.min(settings.mostChoices, Math.max(2, count))).map(({ article }) => article)
}

/**
 * Station 8, pure. A term asked for by its name is explained; otherwise the probabilities that the first article is right
 * and that any article answers decide between answering, asking which of a few, and saying that nothing fits.
 */
export function decide({ ranking, confidence, answerable }: Findings, articles: ReadonlyMap<string, Article>, term: string | undefined, language: Language): Decision {
  if (term) return { do: 'explain', term }
  const found = ranking.filter(({ article }) => articles.has(article))
  const [first] = found
  const { answerFrom, chooseFrom } = settings.languages[language]
  if (!first || answerable < chooseFrom) return { do: 'no-answer' }
  return confidence >= answerFrom ? { do: 'answer', article: first.article } : { do: 'choose', articles: likely(found) }
}
