import type { Searchable } from '../articles/load-articles.ts'
import type { Language } from '../language/languages.ts'
import { buildDense, type DenseIndexes } from './build-index.ts'
import { keptDense } from './dense-file.ts'
import { keep } from './kept-file.ts'
import { trainLanguageClassifier } from './language-classifier.ts'
import { textsToEmbed } from './texts-to-embed.ts'
import { type MissingText, missingTexts, readTables, type VectorFolders } from './vectors.ts'
import type { WordClassifier } from './word-classifier.ts'
import { makeWordIndex, type WordIndexData } from './word-index.ts'

/** What an index is made of, and what each part costs to make: between a tenth of a second and some seconds. */
export interface Parts {
  missing: MissingText[]
  dense: DenseIndexes
  words: WordIndexData
  languages: WordClassifier
}

/** One part to make; kept in the cache under `name` and `key` where these are given. */
export interface Job {
  part: keyof Parts
  language?: Language
  keep?: { name: string; key: string }
}

function make(all: readonly Searchable[], folders: VectorFolders, { part, language }: Job): Parts[keyof Parts] {
  switch (part) {
    case 'missing': return missingTexts(textsToEmbed(all), readTables(folders))
    case 'dense': return buildDense(all, readTables(folders), keptDense([folders.shipped, folders.cache], folders.cache))
    case 'words': return makeWordIndex(all, language!)
    case 'languages': return trainLanguageClassifier(all)
  }
}

/** Makes a part of the index of `all`. */
export function doJob(all: readonly Searchable[], folders: VectorFolders, job: Job): Parts[keyof Parts] {
  const made = make(all, folders, job)
  if (job.keep) keep(folders.cache, job.keep.name, job.keep.key, made)
  return made
}
