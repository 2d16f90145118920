import type { WordClassifierSettings } from './word-classifier.ts'

/** Each number of the search with its range and what it was chosen from; `npm run evaluate` measures a change. */
export const settings = {
  /** 4-grams: 2- to 5-grams cost four times as much and found no more (83.8 against 84.0 first, mean of languages). */
  words: { bits: 15, epochs: 10, step: 0.5, decay: 0 } satisfies WordClassifierSettings,
  /** Ridge of the dense classifier; 5 to 20 measured alike. */
  denseRidge: 10,
  /** How many of an article's nearest ways of asking count. */
  nearest: 3,
  /** Weights of the z-scores. */
  weights: { words: 1, dense: 1, nearest: 0.5, passages: 0.5, lexical: 0.25 },
  /** Logistic calibrator: probability that the first article is right. Fitted by `npm run evaluate -- --fit`. */
  calibrator: { bias: -4, top: 0.6, margin: 1.5, agreement: 0.5, coverage: 1, length: 0 },
  /** From this probability on the first article is the answer. */
  answerFrom: 0.7,
  /** From this probability on up to three articles are offered. */
  chooseFrom: 0.15,
  /** Most articles in "which of these?". */
  mostChoices: 3,
}
