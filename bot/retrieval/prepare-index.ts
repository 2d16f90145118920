import path from 'node:path'
import type { Searchable } from '../articles/load-articles.ts'
import { buildIndex, NOTHING, type SearchIndex } from './build-index.ts'
import { keptDense } from './dense-file.ts'
import type { Embed } from './embed.ts'
import { textsToEmbed } from './texts-to-embed.ts'
import { type Progress, vectorsOf } from './vectors.ts'

/** Where vectors come from and go to. */
export interface VectorFolders {
  /** Ships with the repository. */
  shipped: string
  /** Written to. */
  cache: string
}

/** Everything the search learns from: the articles, and as one more class what none of them answers. */
export function searchables(articles: ReadonlyMap<string, Searchable>, unanswerable: Searchable['questions']): Searchable[] {
  return [...articles.values(), { id: NOTHING, texts: {}, questions: unanswerable }]
}

/** The search index: vectors read or embedded, the dense classifier read or fitted. */
export async function prepareIndex(all: readonly Searchable[], { shipped, cache }: VectorFolders, embed: Embed, progress: Progress): Promise<SearchIndex> {
  const kept = path.join(cache, 'vectors')
  const tables = await vectorsOf(textsToEmbed(all), shipped, kept, embed, progress)
  return buildIndex(all, tables, keptDense([shipped, kept], kept))
}
