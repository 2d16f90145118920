import type { Searchable } from '../articles/load-articles.ts'
import { type Language, isLanguage, languageCodes } from '../language/languages.ts'
import { settings } from './settings.ts'
import { softmaxInPlace, trainWordClassifier, wordScores } from './word-classifier.ts'

/** Languages of a text by the way our own articles' questions are asked; also romanised Arabic, Persian, Russian and Ukrainian, which no identifier knows. */
export type GuessByQuestions = (text: string) => ReadonlyMap<Language, number>

/** Trains on the ways of asking of all articles, each labelled with its language; a second for 25,000 lines, on first use. */
export function createLanguageClassifier(all: readonly Searchable[]): GuessByQuestions {
  let trained: ReturnType<typeof trainWordClassifier> | undefined
  return (text) => {
    trained ??= trainWordClassifier(languageCodes.flatMap((language) => all.flatMap(({ questions }) => (questions[language] ?? []).map((question) => ({ text: question, label: language })))), settings.language)
    const scores = wordScores(trained, text)
    softmaxInPlace(scores)
    return new Map(trained.classes.flatMap((code, i) => (isLanguage(code) ? [[code, scores[i]!] as const] : [])))
  }
}
