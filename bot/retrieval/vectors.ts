import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Language, languageCodes } from '../language/languages.ts'
import type { Embed } from './embed.ts'
import { keyOf, pack, readVectors, type VectorTable, writeVectors } from './vector-file.ts'

/** How far embedding is: texts done and in all. */
export type Progress = (done: number, total: number) => void

/** Texts to embed, by language, prefix included. */
export type TextsByLanguage = Readonly<Record<Language, readonly string[]>>

/** A text that has no vector yet. */
export interface MissingText {
  language: Language
  text: string
}

/** Where vectors come from and go to. */
export interface VectorFolders {
  /** Ships with the repository. */
  shipped: string
  /** Written to: vectors of texts that were edited, and whatever else takes time to make. */
  cache: string
}

const fileOf = (folder: string, language: Language): string => path.join(folder, `${language}.vec`)

/** All vectors there are, by language. */
export function readTables({ shipped, cache }: VectorFolders): Record<Language, VectorTable> {
  return Object.fromEntries(languageCodes.map((language) => [
    language, new Map([...readVectors(fileOf(shipped, language)), ...readVectors(fileOf(cache, language))]),
  ])) as Record<Language, VectorTable>
}

/** The texts that still have to be embedded. */
export function missingTexts(texts: TextsByLanguage, tables: Record<Language, VectorTable>): MissingText[] {
  return languageCodes.flatMap((language) => [...new Set(texts[language])].filter((text) => !tables[language].has(keyOf(text))).map((text) => ({ language, text })))
}

/** Embeds texts into the cache; what was done is kept when this is interrupted. */
export async function embedMissing(missing: readonly MissingText[], { cache }: VectorFolders, embed: Embed, progress: Progress): Promise<void> {
  const added = new Map<Language, VectorTable>()
  for (const [done, { language, text }] of missing.entries()) {
    progress(done, missing.length)
    if (!added.has(language)) added.set(language, new Map())
    added.get(language)!.set(keyOf(text), pack(await embed(text)))
    if (done % 500 === 499) save(cache, added)
  }
  if (missing.length > 0) progress(missing.length, missing.length)
  save(cache, added)
}

function save(folder: string, added: Map<Language, VectorTable>): void {
  if (added.size > 0) mkdirSync(folder, { recursive: true })
  for (const [language, table] of added) writeVectors(fileOf(folder, language), new Map([...readVectors(fileOf(folder, language)), ...table]))
  added.clear()
}

/** Writes the files that ship with the repository: exactly the vectors of these texts, nothing else. */
export function shipVectors(texts: TextsByLanguage, tables: Record<Language, VectorTable>, shipped: string): void {
  mkdirSync(shipped, { recursive: true })
  for (const language of languageCodes) {
    const keys = new Set(texts[language].map(keyOf))
    writeVectors(fileOf(shipped, language), new Map([...tables[language]].filter(([key]) => keys.has(key))))
  }
}
