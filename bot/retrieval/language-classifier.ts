import type { Searchable } from '../articles/load-articles.ts'
import commonWords from '../language/common-words.json' with { type: 'json' }
import { type Guesses, OTHER } from '../language/detect.ts'
import { isLanguage, languageCodes } from '../language/languages.ts'
import { settings } from './settings.ts'
import { softmaxInPlace, trainWordClassifier, type WordClassifier, wordScores } from './word-classifier.ts'

/** Languages of a text, ours and others, as our articles' questions and the common words tell; romanised Arabic, Persian, Russian and Ukrainian too. */
export type GuessByQuestions = (text: string) => Guesses

/** Made-up lines of common words, for each language: what an ordinary message has beside its subject, and two of the places and office words that tell nothing. */
const LINES = 300
const WORDS_OF_A_LINE = { least: 2, most: 6 }

/** The ways of asking of all articles, each labelled with its language. */
function questions(all: readonly Searchable[]): { text: string; label: string }[] {
  return languageCodes.flatMap((language) => all.flatMap((article) => (article.questions[language] ?? []).map((text) => ({ text, label: language }))))
}

// A fixed sequence: the same words always make the same lines.
function sequence(): (below: number) => number {
  let state = 12345
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function linesOfCommonWords(): { text: string; label: string }[] {
  const next = sequence()
  const { least, most } = WORDS_OF_A_LINE
  const { everywhere, ...byLanguage } = commonWords
  const neutral = everywhere.split(' ')
  return Object.entries(byLanguage).flatMap(([label, list]) => {
    const words = list.split(' ')
    const line = (): string[] => Array.from({ length: least + next(most - least + 1) }, () => words[next(words.length)]!)
    return Array.from({ length: LINES }, () => ({ label, text: [...line(), neutral[next(neutral.length)]!, neutral[next(neutral.length)]!].join(' ') }))
  })
}

/** Trains on the ways of asking and on common words: some seconds for 36,000 lines. */
export function trainLanguageClassifier(all: readonly Searchable[]): WordClassifier {
  return trainWordClassifier([...questions(all), ...linesOfCommonWords()], settings.language)
}

/** Guesses by a trained classifier. */
export function guessByQuestions(classifier: WordClassifier): GuessByQuestions {
  return (text) => {
    const scores = wordScores(classifier, text)
    softmaxInPlace(scores)
    const own = classifier.classes.flatMap((code, i) => (isLanguage(code) ? [[code, scores[i]!] as const] : []))
    const others = classifier.classes.reduce((sum, code, i) => (isLanguage(code) ? sum : sum + scores[i]!), 0)
    return new Map([...own, [OTHER, others] as const])
  }
}
