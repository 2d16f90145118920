import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Language, languageCodes } from '../language/languages.ts'
import type { Embed } from './embed.ts'
import { keyOf, pack, readVectors, type VectorTable, writeVectors } from './vector-file.ts'

/** How far embedding is: texts done and in all. */
export type Progress = (done: number, total: number) => void

/** Texts to embed, by language, prefix included. */
export type TextsByLanguage = Readonly<Record<Language, readonly string[]>>

const fileOf = (folder: string, language: Language): string => path.join(folder, `${language}.vec`)

/**
 * The vectors of all texts: from the shipped files, from the cache, and the rest embedded now and put into the cache.
 * @param shipped folder of the vectors that come with the repository
 * @param cache folder that is written to
 */
export async function vectorsOf(texts: TextsByLanguage, shipped: string, cache: string, embed: Embed, progress: Progress): Promise<Record<Language, VectorTable>> {
  const tables = {} as Record<Language, VectorTable>
  const missing: { language: Language; text: string }[] = []
  for (const language of languageCodes) {
    tables[language] = new Map([...readVectors(fileOf(shipped, language)), ...readVectors(fileOf(cache, language))])
    for (const text of new Set(texts[language])) if (!tables[language].has(keyOf(text))) missing.push({ language, text })
  }
  const changed = new Set<Language>()
  for (const [done, { language, text }] of missing.entries()) {
    progress(done, missing.length)
    tables[language].set(keyOf(text), pack(await embed(text)))
    changed.add(language)
    if (done % 500 === 499) saveAll(cache, changed, tables)
  }
  if (missing.length > 0) progress(missing.length, missing.length)
  saveAll(cache, changed, tables)
  return tables
}

function saveAll(folder: string, languages: Set<Language>, tables: Record<Language, VectorTable>): void {
  if (languages.size === 0) return
  mkdirSync(folder, { recursive: true })
  for (const language of languages) writeVectors(fileOf(folder, language), tables[language])
}

/** Writes the files that ship with the repository: exactly the vectors of these texts, nothing else. */
export function shipVectors(texts: TextsByLanguage, tables: Record<Language, VectorTable>, shipped: string): void {
  mkdirSync(shipped, { recursive: true })
  for (const language of languageCodes) {
    const keys = new Set(texts[language].map(keyOf))
    writeVectors(fileOf(shipped, language), new Map([...tables[language]].filter(([key]) => keys.has(key))))
  }
}
