import type { Features } from './calibrate.ts'
import fitted from './fitted.json' with { type: 'json' }
import type { WordClassifierSettings } from './word-classifier.ts'

/** What `npm run evaluate -- --fit` found on the dev half of test/evaluation; written by it, never by hand. */
interface Fitted {
  /** Weights of the z-scores of the ways of finding. */
  weights: Record<'words' | 'dense' | 'nearest' | 'passages' | 'lexical', number>
  /** Logistic calibrator: probability that the first article is right. */
  calibrator: { bias: number; weights: Record<keyof Features, number> }
  /** From this probability on the first article is the answer. */
  answerFrom: number
  /** From this probability on up to three articles are offered. */
  chooseFrom: number
}

/** Each number of the search with what it was chosen from; `npm run evaluate` measures a change. */
export const settings = {
  /**
   * 4-grams, 2^14 features, 6 epochs, step 0.25. First right with 2,200 ways of asking, de/en/uk:
   * step 0.25 91.7/77.4/86.8, step 0.5 89.8/73.0/81.0; 12 epochs and 2^15 features found no more at twice the time.
   */
  words: { bits: 14, epochs: 6, step: 0.25, decay: 0 } satisfies WordClassifierSettings,
  /** The language of a message from the ways of asking: fewer passes are enough for twelve classes. */
  language: { bits: 15, epochs: 3, step: 0.5, decay: 0 } satisfies WordClassifierSettings,
  /** Ridge of the dense classifier; 5 to 20 measured alike. */
  denseRidge: 10,
  /** How many of an article's nearest ways of asking count. */
  nearest: 3,
  /** Most articles in "which of these?". */
  mostChoices: 3,
  ...(fitted satisfies Fitted as Fitted),
}
