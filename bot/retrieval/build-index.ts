import { createHash } from 'node:crypto'
import type { Searchable } from '../articles/load-articles.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { type DenseIndex, denseIndex, fitDense, type LabelledVector, meansOf } from './dense-index.ts'
import { createLexicalSearch, type LexicalSearch } from './lexical.ts'
import { passagesOf } from './passages.ts'
import { settings } from './settings.ts'
import { asPassage, asQuery } from './texts-to-embed.ts'
import { keyOf, type VectorTable } from './vector-file.ts'
import { trainWordClassifier, type WordClassifier } from './word-classifier.ts'

/** Class of the messages that no article answers. */
export const NOTHING = 'nothing'

/** Word search of one language: built when the language is first used, in about half a second. */
export interface WordIndex {
  classifier?: WordClassifier
  lexical: LexicalSearch
}

/** Everything a search needs, made from the articles and their vectors; never changed afterwards. */
export interface SearchIndex {
  /** Article ids; a class number is a place in this list. */
  classes: readonly string[]
  wordsOf: (language: Language) => WordIndex
  /** What all questions of a language have in common. */
  means: Record<Language, Float32Array>
  /** Weights of the dense classifier, row by class. */
  dense: Float32Array
  questions: DenseIndex
  passages: DenseIndex
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

function trainWords(articles: readonly Searchable[], language: Language): WordClassifier | undefined {
  const texts = articles.flatMap((article) => (article.questions[language] ?? []).map((text) => ({ text, label: article.id })))
  return texts.length > 0 ? trainWordClassifier(texts, settings.words) : undefined
}

function lexicalOf(articles: readonly Searchable[], language: Language): LexicalSearch {
  return createLexicalSearch(language, articles.flatMap(({ id, texts, questions }) => {
    const text = texts[language]
    const body = text ? [text.short, text.details, ...Object.values(text.variants).map((v) => `${v.heading} ${v.text}`)] : []
    return id !== NOTHING && (text || questions[language]) ? [{ id, title: text?.title ?? '', body: [...body, ...(questions[language] ?? [])].join(' ') }] : []
  }))
}

function wordIndexes(articles: readonly Searchable[]): SearchIndex['wordsOf'] {
  const built = new Map<Language, WordIndex>()
  return (language) => {
    const known = built.get(language)
    if (known) return known
    const classifier = trainWords(articles, language)
    const index = { lexical: lexicalOf(articles, language), ...(classifier ? { classifier } : {}) }
    built.set(language, index)
    return index
  }
}

function keyOfRows(articles: readonly Searchable[]): string {
  const hash = createHash('sha256').update(String(settings.denseRidge))
  for (const { id, questions } of articles) hash.update(JSON.stringify([id, questions]))
  return hash.digest('hex')
}

/** Builds the index from articles and the vectors of their texts. */
export function buildIndex(articles: readonly Searchable[], tables: Record<Language, VectorTable>, fit: FitDense = (_, make) => make()): SearchIndex {
  const questions = centredIndex(rowsOf(articles, tables, (article, language) => (article.questions[language] ?? []).map(asQuery)), articles.length)
  const passages = centredIndex(rowsOf(articles, tables, (article, language) => passagesOf(article, language).map(({ text }) => asPassage(text))), articles.length)
  return {
    classes: articles.map(({ id }) => id), wordsOf: wordIndexes(articles), means: questions.means,
    dense: fit(keyOfRows(articles), () => fitDense(questions.index, settings.denseRidge)),
    questions: questions.index, passages: passages.index,
  }
}
