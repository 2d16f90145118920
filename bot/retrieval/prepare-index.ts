import type { Searchable } from '../articles/load-articles.ts'
import type { Language } from '../language/languages.ts'
import type { DenseIndexes, SearchIndex } from './build-index.ts'
import type { Embed } from './embed.ts'
import { createIndexBuilder, type IndexBuilder } from './index-builder.ts'
import type { Job, Parts } from './index-jobs.ts'
import { keyOfParts, readKept } from './kept-file.ts'
import { guessByQuestions, type GuessByQuestions, languageSources } from './language-classifier.ts'
import { NOTHING } from './nothing.ts'
import { embedMissing, type Progress, type VectorFolders } from './vectors.ts'
import { openWordIndex, type WordIndex, wordSources } from './word-index.ts'

/** Everything the search learns from: the articles, and as one more class what none of them answers. */
export function searchables(articles: ReadonlyMap<string, Searchable>, unanswerable: Searchable['questions']): Searchable[] {
  return [...articles.values()].map(({ id, texts, questions }): Searchable => ({ id, texts, questions })).concat({ id: NOTHING, texts: {}, questions: unanswerable })
}

/** An index, and what its articles tell about the language of a message. */
export interface PreparedIndex {
  index: SearchIndex
  guess: GuessByQuestions
}

/** What is made once and then read: from the cache where it was made from the same things, else by the builder. */
function fromCache(builder: IndexBuilder, folder: string) {
  return async <Part extends keyof Parts>(job: Job & { part: Part }, sources: unknown, before: () => Promise<void> = async () => undefined): Promise<Parts[Part]> => {
    const key = keyOfParts(sources)
    const name = `${[job.part, job.language].filter(Boolean).join('-')}.kept`
    const kept = readKept<Parts[Part]>(folder, name, key)
    if (kept) return kept
    await before()
    return builder({ ...job, keep: { name, key } })
  }
}

/** The search index: read where it was kept, else made from shipped and kept vectors, after embedding what is new. */
export async function prepareIndex(all: readonly Searchable[], folders: VectorFolders, embed: Promise<Embed>, progress: Progress): Promise<PreparedIndex> {
  const builder = createIndexBuilder(all, folders)
  const made = fromCache(builder, folders.cache)
  const embedNew = async (): Promise<void> => embedMissing(await builder({ part: 'missing' }), folders, await embed, progress)
  const dense: DenseIndexes = await made({ part: 'dense' }, all, embedNew)
  const classifier = await made({ part: 'languages' }, languageSources(all))
  const opened = new Map<Language, Promise<WordIndex>>()
  const open = async (language: Language): Promise<WordIndex> => openWordIndex(await made({ part: 'words', language }, wordSources(all, language)), language)
  const wordsOf = (language: Language): Promise<WordIndex> => {
    const known = opened.get(language)
    if (known) return known
    const opening = open(language)
    opened.set(language, opening)
    // What failed is tried again with the next message.
    opening.catch(() => opened.delete(language))
    return opening
  }
  return { index: { ...dense, wordsOf }, guess: guessByQuestions(classifier) }
}
