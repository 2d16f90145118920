import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Article } from '../articles/load-articles.ts'
import { buildIndex, type SearchIndex } from './build-index.ts'
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

/** The search index of the articles: vectors read or embedded, classifiers trained. */
export async function prepareIndex(articles: ReadonlyMap<string, Article>, { shipped, cache }: VectorFolders, embed: Embed, progress: Progress): Promise<SearchIndex> {
  const all = [...articles.values()]
  const tables = await vectorsOf(textsToEmbed(all), shipped, path.join(cache, 'vectors'), embed, progress)
  return buildIndex(all, tables)
}

/** Fingerprint of what an index was built from. */
export function fingerprint(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}
