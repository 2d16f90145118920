import type { Searchable } from '../articles/load-articles.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { passagesOf } from './passages.ts'
import type { TextsByLanguage } from './vectors.ts'

/** A question as the model wants it. */
export const asQuery = (text: string): string => `query: ${text}`
/** A passage as the model wants it. */
export const asPassage = (text: string): string => `passage: ${text}`

/** Everything the index needs a vector for: the ways of asking and the passages of all articles. */
export function textsToEmbed(articles: Iterable<Searchable>): TextsByLanguage {
  const texts = Object.fromEntries(languageCodes.map((code) => [code, [] as string[]])) as Record<Language, string[]>
  for (const article of articles) {
    for (const language of languageCodes) {
      texts[language].push(...(article.questions[language] ?? []).map(asQuery))
      texts[language].push(...passagesOf(article, language).map(({ text }) => asPassage(text)))
    }
  }
  return texts
}
