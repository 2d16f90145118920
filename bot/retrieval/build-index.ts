import type { Article } from '../articles/load-articles.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { centred, type DenseIndex, denseIndex, fitDense, type LabelledVector, meanOf } from './dense-index.ts'
import { createLexicalSearch, type LexicalSearch } from './lexical.ts'
import { passagesOf } from './passages.ts'
import { settings } from './settings.ts'
import { asPassage, asQuery } from './texts-to-embed.ts'
import { keyOf, unpack, type VectorTable } from './vector-file.ts'
import { trainWordClassifier, type WordClassifier } from './word-classifier.ts'

/** Everything a search needs, made from the articles and their vectors; never changed afterwards. */
export interface SearchIndex {
  /** Article ids; a class number is a place in this list. */
  classes: readonly string[]
  words: Partial<Record<Language, WordClassifier>>
  lexical: Partial<Record<Language, LexicalSearch>>
  /** What all questions of a language have in common. */
  means: Record<Language, Float32Array>
  dense: Float32Array
  questions: DenseIndex
  passages: DenseIndex
}

interface Row extends LabelledVector {
  language: Language
}

function vectorsIn(table: VectorTable, texts: readonly string[]): Float32Array[] {
  return texts.flatMap((text) => {
    const packed = table.get(keyOf(text))
    return packed ? [unpack(packed)] : []
  })
}

function centredRows(rows: readonly Row[]): { rows: Row[]; means: Record<Language, Float32Array> } {
  const all = meanOf(rows.map(({ vector }) => vector))
  const means = Object.fromEntries(languageCodes.map((language) => {
    const own = rows.filter((row) => row.language === language).map(({ vector }) => vector)
    return [language, own.length > 0 ? meanOf(own) : all]
  })) as Record<Language, Float32Array>
  return { rows: rows.map((row) => ({ ...row, vector: centred(row.vector, means[row.language]) })), means }
}

function denseRows(articles: readonly Article[], tables: Record<Language, VectorTable>, textsOf: (article: Article, language: Language) => string[]): Row[] {
  return articles.flatMap((article, label) => languageCodes.flatMap((language) =>
    vectorsIn(tables[language], textsOf(article, language)).map((vector) => ({ vector, label, language }))))
}

/** The word classifier of one language, or undefined when nobody wrote questions in it. */
export function trainWords(articles: readonly Article[], language: Language): WordClassifier | undefined {
  const texts = articles.flatMap((article) => (article.questions[language] ?? []).map((text) => ({ text, label: article.id })))
  return texts.length > 0 ? trainWordClassifier(texts, settings.words) : undefined
}

function lexicalOf(articles: readonly Article[], language: Language): LexicalSearch {
  return createLexicalSearch(language, articles.flatMap(({ id, texts, questions }) => {
    const text = texts[language]
    const body = text ? [text.short, text.details, ...Object.values(text.variants).map((v) => `${v.heading} ${v.text}`)] : []
    return text || questions[language] ? [{ id, title: text?.title ?? '', body: [...body, ...(questions[language] ?? [])].join(' ') }] : []
  }))
}

/**
 * Builds the index. Seconds for everything, since the vectors are given.
 * @param words word classifiers kept from an earlier build; those of the other languages are trained now
 */
export function buildIndex(articles: readonly Article[], tables: Record<Language, VectorTable>, words: Partial<Record<Language, WordClassifier>> = {}): SearchIndex {
  const questions = centredRows(denseRows(articles, tables, (article, language) => (article.questions[language] ?? []).map(asQuery)))
  const passages = centredRows(denseRows(articles, tables, (article, language) => passagesOf(article, language).map(({ text }) => asPassage(text))))
  const questionIndex = denseIndex(questions.rows, articles.length)
  const index: SearchIndex = {
    classes: articles.map(({ id }) => id), words: { ...words }, lexical: {}, means: questions.means,
    dense: fitDense(questionIndex, settings.denseRidge), questions: questionIndex, passages: denseIndex(passages.rows, articles.length),
  }
  for (const language of languageCodes) {
    const trained = words[language] ?? trainWords(articles, language)
    if (trained) index.words[language] = trained
    index.lexical[language] = lexicalOf(articles, language)
  }
  return index
}
