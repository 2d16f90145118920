import type { Article } from '../articles/load-articles.ts'
import type { Findings } from '../retrieval/search.ts'
import { settings } from '../retrieval/settings.ts'

/** What to do with what was found. */
export type Decision =
  | { do: 'answer'; article: string }
  | { do: 'choose'; articles: readonly string[] }
  | { do: 'explain'; term: string }
  | { do: 'no-answer' }

/**
 * Station 8, pure. A term asked for by its name is explained; otherwise the probability that the first article is right
 * decides between answering, asking which of a few, and saying that nothing fits.
 */
export function decide(findings: Findings, articles: ReadonlyMap<string, Article>, term: string | undefined): Decision {
  if (term) return { do: 'explain', term }
  const found = findings.ranking.filter(({ article }) => articles.has(article))
  const [first] = found
  if (!first || findings.confidence < settings.chooseFrom) return { do: 'no-answer' }
  if (findings.confidence >= settings.answerFrom) return { do: 'answer', article: first.article }
  return { do: 'choose', articles: found.slice(0, settings.mostChoices).map(({ article }) => article) }
}
