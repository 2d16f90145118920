import type { Searchable } from '../articles/load-articles.ts'
import type { Language } from '../language/languages.ts'
import { buildLexical, type LexicalIndex, type LexicalSearch, openLexical } from './lexical.ts'
import { NOTHING } from './nothing.ts'
import { settings } from './settings.ts'
import { trainWordClassifier, type WordClassifier } from './word-classifier.ts'

/** Word search of one language as it is made and kept. */
export interface WordIndexData {
  classifier?: WordClassifier
  lexical: LexicalIndex
}

/** Word search of one language, ready for use. */
export interface WordIndex {
  classifier?: WordClassifier
  lexical: LexicalSearch
}

function trainWords(articles: readonly Searchable[], language: Language): WordClassifier | undefined {
  const texts = articles.flatMap((article) => (article.questions[language] ?? []).map((text) => ({ text, label: article.id })))
  return texts.length > 0 ? trainWordClassifier(texts, settings.words) : undefined
}

function lexicalOf(articles: readonly Searchable[], language: Language): LexicalIndex {
  return buildLexical(language, articles.flatMap(({ id, texts, questions }) => {
    const text = texts[language]
    const body = text ? [text.short, text.details, ...Object.values(text.variants).map((v) => `${v.heading} ${v.text}`)] : []
    return id !== NOTHING && (text || questions[language]) ? [{ id, title: text?.title ?? '', body: [...body, ...(questions[language] ?? [])].join(' ') }] : []
  }))
}

/** What of an article a language's word index is made from; a text stands for itself by its fingerprint. */
export function wordSources({ id, texts, questions }: Searchable, language: Language): unknown {
  return [id, texts[language]?.hash, questions[language]]
}

/** Trains and indexes a language: about a second. */
export function makeWordIndex(articles: readonly Searchable[], language: Language): WordIndexData {
  const classifier = trainWords(articles, language)
  return { lexical: lexicalOf(articles, language), ...(classifier ? { classifier } : {}) }
}

/** Makes a kept index ready for use: some hundredths of a second. */
export function openWordIndex({ classifier, lexical }: WordIndexData, language: Language): WordIndex {
  return { lexical: openLexical(language, lexical), ...(classifier ? { classifier } : {}) }
}
