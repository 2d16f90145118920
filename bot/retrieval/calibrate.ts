import { type Leg, LEGS, type LegScores } from './fuse.ts'
import type { Finding } from './rank.ts'
import { words } from './tokens.ts'

/** What the calibrators look at. */
export interface Features {
  /** Logarithm of the odds of the first article among all, by fused scores. */
  top: number
  /** Its lead over the second. */
  margin: number
  /** Its lead over the messages that no article answers. */
  overNothing: number
  /** Share of the ways of finding that put the same article first. */
  agreement: number
  /** Similarity of the message to the nearest ways of asking for the first article, -1 to 1. */
  nearest: number
  /** The same, less the similarity to the nearest messages that no article answers. */
  nearestOverNothing: number
  /** Probability the classifier of vectors gives the first article, and the messages that no article answers. */
  dense: number
  denseNothing: number
  /** The same by the classifier of words. */
  words: number
  wordsNothing: number
  /** Best score of the word search over the articles' texts, as a logarithm. */
  lexical: number
  /** Share of the message's rare letter groups that occur in any way of asking. */
  coverage: number
  /** Logarithm of the number of words. */
  length: number
}

/** A logistic regression over the features. */
export interface Calibrator {
  bias: number
  weights: Readonly<Record<keyof Features, number>>
}

/** What a search hands to the calibrators. */
export interface SearchTrace {
  /** Articles, best first. */
  ranking: readonly Finding[]
  /** Raw scores by class. */
  legs: Readonly<Record<Leg, LegScores>>
  /** Class of the first article. */
  first: number
  /** Class of the messages that no article answers; -1 without any. */
  nothing: number
  /** Its fused score. */
  nothingScore: number
  coverage: number
  text: string
}

function probability(scores: LegScores, of: number): number {
  if (of < 0 || Number.isNaN(scores[of]!)) return 0
  const known = scores.filter((s) => !Number.isNaN(s))
  const max = known.reduce((m, s) => Math.max(m, s), -Infinity)
  return Math.exp(scores[of]! - max) / known.reduce((total, s) => total + Math.exp(s - max), 0)
}

const logOdds = (p: number): number => Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p))

export function featuresOf({ ranking, legs, first, nothing, nothingScore, coverage, text }: SearchTrace): Features {
  const [best, second] = ranking
  const agreeing = LEGS.filter((leg) => ranking.every((finding) => finding.legs[leg] <= best!.legs[leg])).length
  const nearestOf = (of: number): number => (of < 0 || Number.isNaN(legs.nearest[of]!) ? 0 : legs.nearest[of]!)
  return {
    top: logOdds(best!.probability),
    margin: best!.score - (second?.score ?? 0),
    overNothing: best!.score - nothingScore,
    agreement: agreeing / LEGS.length,
    nearest: nearestOf(first),
    nearestOverNothing: nearestOf(first) - nearestOf(nothing),
    dense: probability(legs.dense, first),
    denseNothing: probability(legs.dense, nothing),
    words: probability(legs.words, first),
    wordsNothing: probability(legs.words, nothing),
    lexical: Math.log(1 + legs.lexical.reduce((most, s) => (s > most ? s : most), 0)),
    coverage,
    length: Math.log(1 + words(text).length),
  }
}

/** Logistic: features → probability. */
export function calibrate({ bias, weights }: Calibrator, features: Features): number {
  const sum = (Object.keys(weights) as (keyof Features)[]).reduce((total, name) => total + weights[name] * features[name], bias)
  return 1 / (1 + Math.exp(-sum))
}
