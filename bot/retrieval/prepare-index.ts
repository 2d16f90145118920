import type { Searchable } from '../articles/load-articles.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import type { DenseIndexes, SearchIndex } from './build-index.ts'
import type { Embed } from './embed.ts'
import { createIndexBuilder, type IndexBuilder } from './index-builder.ts'
import type { Job, Parts } from './index-jobs.ts'
import { keep, keyOfParts, readKept } from './kept-file.ts'
import { guessByQuestions, type GuessByQuestions, trainLanguageClassifier } from './language-classifier.ts'
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

/** Makes the index of a set of articles. */
export type MakeIndex = (all: readonly Searchable[]) => Promise<PreparedIndex>

const fileOfPart = (part: keyof Parts, language?: Language): string => `${[part, language].filter(Boolean).join('-')}.kept`
const keyOfLanguages = (all: readonly Searchable[]): string => keyOfParts(all.map(({ questions }) => questions))

/** Writes the classifier of languages that ships with the repository: a first start would wait some seconds for it. */
export function shipLanguages(all: readonly Searchable[], shipped: string): void {
  keep(shipped, fileOfPart('languages'), keyOfLanguages(all), trainLanguageClassifier(all))
}

/** What is made once and then read: from the cache where it was made from the same things, else by the builder. */
function fromCache(builder: IndexBuilder, { shipped, cache }: VectorFolders) {
  return async <Part extends keyof Parts>(job: Job & { part: Part }, key: string, before: () => Promise<void> = async () => undefined): Promise<Parts[Part]> => {
    const name = fileOfPart(job.part, job.language)
    const kept = readKept<Parts[Part]>(shipped, name, key) ?? readKept<Parts[Part]>(cache, name, key)
    if (kept) return kept
    await before()
    return builder({ ...job, keep: { name, key } })
  }
}

interface Opened {
  key: string
  words: Promise<WordIndex>
}

/**
 * Makes indexes one after the other, each from what was kept, else from shipped and kept vectors after embedding what is new.
 * The word index of a language whose texts did not change is the one that was open before.
 */
export function createIndexMaker(folders: VectorFolders, embed: Promise<Embed>, progress: Progress): MakeIndex {
  const opened = new Map<Language, Opened>()
  return async (all) => {
    const builder = createIndexBuilder(all, folders)
    const made = fromCache(builder, folders)
    const embedNew = async (): Promise<void> => embedMissing(await builder({ part: 'missing' }), folders, await embed, progress)
    const dense: DenseIndexes = await made({ part: 'dense' }, keyOfParts(all.map((article) => languageCodes.map((language) => wordSources(article, language)))), embedNew)
    const classifier = await made({ part: 'languages' }, keyOfLanguages(all))
    const open = async (language: Language, key: string): Promise<WordIndex> => openWordIndex(await made({ part: 'words', language }, key), language)
    const wordsOf = (language: Language): Promise<WordIndex> => {
      const key = keys.get(language)!
      const known = opened.get(language)
      if (known?.key === key) return known.words
      const words = open(language, key)
      opened.set(language, { key, words })
      // What failed is tried again with the next message.
      words.catch(() => opened.delete(language))
      return words
    }
    const keys = new Map(languageCodes.map((language) => [language, keyOfParts(all.map((article) => wordSources(article, language)))]))
    // What was in use stays ready: nobody waits for an edit.
    for (const language of opened.keys()) await wordsOf(language)
    return { index: { ...dense, wordsOf }, guess: guessByQuestions(classifier) }
  }
}
