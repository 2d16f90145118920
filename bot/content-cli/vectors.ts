import path from 'node:path'
import { loadArticles, loadUnanswerable } from '../articles/load-articles.ts'
import { configFrom, readEnvironment } from '../config.ts'
import { PATHS } from '../paths.ts'
import { buildDense } from '../retrieval/build-index.ts'
import { keptDense } from '../retrieval/dense-file.ts'
import { searchables, shipLanguages } from '../retrieval/prepare-index.ts'
import { loadModel } from '../retrieval/embed.ts'
import { textsToEmbed } from '../retrieval/texts-to-embed.ts'
import { embedMissing, missingTexts, readTables, shipVectors } from '../retrieval/vectors.ts'
import { showProgress } from '../start-text.ts'
import type { CommandResult } from './main.ts'

/** Embeds what is new and writes `knowledge/vectors/`, one file a language. */
export async function vectors(): Promise<CommandResult> {
  const { config } = configFrom(readEnvironment())
  const all = searchables(loadArticles(PATHS.knowledge).articles, loadUnanswerable(PATHS.knowledge))
  const texts = textsToEmbed(all)
  const started = performance.now()
  const folders = { shipped: PATHS.vectors, cache: path.join(config.storage.folder, 'search') }
  await embedMissing(missingTexts(texts, readTables(folders)), folders, await loadModel(PATHS.model), showProgress)
  const tables = readTables(folders)
  shipVectors(texts, tables, PATHS.vectors)
  shipLanguages(all, PATHS.vectors)
  buildDense(all, tables, keptDense([PATHS.vectors], PATHS.vectors))
  const count = Object.values(texts).reduce((sum, list) => sum + new Set(list).size, 0)
  return { text: `${count} vectors are in knowledge/vectors/ (${Math.round((performance.now() - started) / 1000)} s).`, ok: true }
}
