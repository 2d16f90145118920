import { createHash } from 'node:crypto'
import type { Searchable } from '../articles/load-articles.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { trainDense } from './dense-classifier.ts'
import { type DenseIndex, denseIndex, type LabelledVector, meansOf } from './dense-index.ts'
import { passagesOf } from './passages.ts'
import { settings } from './settings.ts'
import { asPassage, asQuery } from './texts-to-embed.ts'
import { keyOf, type VectorTable } from './vector-file.ts'
import type { WordIndex } from './word-index.ts'

/** The part of an index that all languages share, made from the articles and their vectors; never changed afterwards. */
export interface DenseIndexes {
  /** Article ids; a class number is a place in this list. */
  classes: readonly string[]
  /** What all questions of a language have in common. */
  means: Record<Language, Float32Array>
  /** Weights of the dense classifier, row by class. */
  dense: Float32Array
  questions: DenseIndex
  passages: DenseIndex
}

/** Everything a search needs. */
export interface SearchIndex extends DenseIndexes {
  /** Word search of a language; made, or read from where it was kept, when it is first asked for. */
  wordsOf: (language: Language) => Promise<WordIndex>
}

/** Fits the dense classifier, or finds it where it was kept; `key` names what it is made from. */
export type FitDense = (key: string, fit: () => Float32Array) => Float32Array

function rowsOf(articles: readonly Searchable[], tables: Record<Language, VectorTable>, textsOf: (article: Searchable, language: Language) => string[]): LabelledVector[] {
  return articles.flatMap((article, label) => languageCodes.flatMap((language) => textsOf(article, language).flatMap((text) => {
    const packed = tables[language].get(keyOf(text))
    return packed ? [{ packed, label, language }] : []
  })))
}

function centredIndex(rows: readonly LabelledVector[], classes: number): { index: DenseIndex; means: Record<Language, Float32Array> } {
  const { all, byLanguage } = meansOf(rows)
  const means = Object.fromEntries(languageCodes.map((language) => [language, byLanguage.get(language) ?? all])) as Record<Language, Float32Array>
  return { index: denseIndex(rows, (language) => means[language], classes), means }
}

function keyOfRows(articles: readonly Searchable[]): string {
  const hash = createHash('sha256').update(JSON.stringify(settings.dense))
  for (const { id, questions } of articles) hash.update(JSON.stringify([id, questions]))
  return hash.digest('hex')
}

/** Builds the dense indexes from articles and the vectors of their texts. */
export function buildDense(articles: readonly Searchable[], tables: Record<Language, VectorTable>, fit: FitDense = (_, make) => make()): DenseIndexes {
  const questions = centredIndex(rowsOf(articles, tables, (article, language) => (article.questions[language] ?? []).map(asQuery)), articles.length)
  const passages = centredIndex(rowsOf(articles, tables, (article, language) => passagesOf(article, language).map(({ text }) => asPassage(text))), articles.length)
  return {
    classes: articles.map(({ id }) => id), means: questions.means,
    dense: fit(keyOfRows(articles), () => trainDense(questions.index, settings.dense)),
    questions: questions.index, passages: passages.index,
  }
}
