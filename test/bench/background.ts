import { loadArticles } from '../../bot/articles/load-articles.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { PATHS } from '../../bot/paths.ts'
import { type LabelledVector, meansOf } from '../../bot/retrieval/dense-index.ts'
import { textsToEmbed } from '../../bot/retrieval/texts-to-embed.ts'
import { keyOf } from '../../bot/retrieval/vector-file.ts'
import { readTables } from '../../bot/retrieval/vectors.ts'

/** What questions, and what passages, of a language have in common. */
export interface Background {
  questions: Record<Language, Float32Array>
  passages: Record<Language, Float32Array>
}

/** From the vectors that ship with the articles: nothing of a public set goes into it. */
export function shippedBackground(): Background {
  const texts = textsToEmbed(loadArticles(PATHS.knowledge).articles.values())
  const tables = readTables({ shipped: PATHS.vectors, cache: PATHS.vectors })
  const meansFor = (prefix: string): Record<Language, Float32Array> => {
    const rows = languageCodes.flatMap((language) => texts[language].filter((text) => text.startsWith(prefix)).flatMap((text): LabelledVector[] => {
      const packed = tables[language].get(keyOf(text))
      return packed ? [{ packed, label: 0, language }] : []
    }))
    return Object.fromEntries(meansOf(rows).byLanguage) as Record<Language, Float32Array>
  }
  return { questions: meansFor('query: '), passages: meansFor('passage: ') }
}
