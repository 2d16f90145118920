import lunr from 'lunr'
import type { Language } from '../language/languages.ts'
import { searchTokens } from './tokens.ts'

/** A document for word search: an id and its text in fields of different weight. */
export interface LexicalDocument {
  id: string
  title: string
  body: string
}

/** Scores of the documents that share words with the query. */
export type LexicalSearch = (query: string) => Map<string, number>

/** How much more a word in the title counts. */
const TITLE_BOOST = 2

/**
 * The only user of lunr. It gets our own tokens: its pipeline empties Persian and Ukrainian words,
 * and its query language throws on "10:30 Uhr", so both stay off.
 */
export function createLexicalSearch(language: Language, documents: readonly LexicalDocument[]): LexicalSearch {
  const builder = new lunr.Builder()
  builder.pipeline.reset()
  builder.searchPipeline.reset()
  builder.ref('id')
  builder.field('title', { boost: TITLE_BOOST })
  builder.field('body')
  builder.k1(1.2)
  builder.b(0.75)
  for (const { id, title, body } of documents) {
    builder.add({ id, title: searchTokens(language, title), body: searchTokens(language, body) })
  }
  const index = builder.build()
  return (query) => {
    const tokens = [...new Set(searchTokens(language, query))]
    if (tokens.length === 0) return new Map()
    const hits = index.query((terms) => tokens.forEach((token) => terms.term(token, { usePipeline: false })))
    return new Map(hits.map(({ ref, score }) => [ref, score]))
  }
}
