import type { LegScores } from './fuse.ts'
import { settings } from './settings.ts'
import type { Finding, Leg } from './search.ts'
import { words } from './tokens.ts'

/** What the calibrator looks at. */
export interface Features {
  /** Fused score of the first article. */
  top: number
  /** Its lead over the second. */
  margin: number
  /** Its lead over the messages that no article answers. */
  overNothing: number
  /** Share of the ways of finding that put the same article first. */
  agreement: number
  /** Similarity of the message to the nearest ways of asking for the first article, -1 to 1. */
  nearest: number
  /** Raw score of the dense classifier for the first article, about 0 to 1. */
  dense: number
  /** Probability the word classifier gives the first article. */
  words: number
  /** Logarithm of the number of words. */
  length: number
}

/** What a search hands to the calibrator. */
export interface SearchTrace {
  /** Articles, best first. */
  ranking: readonly Finding[]
  /** Raw scores by class. */
  legs: Record<Leg, LegScores>
  /** Class of the first article. */
  first: number
  /** Fused score of the messages that no article answers. */
  nothing: number
  text: string
}

function probability(scores: LegScores, of: number): number {
  const known = scores.filter((s) => !Number.isNaN(s))
  const max = known.reduce((m, s) => Math.max(m, s), -Infinity)
  const sum = known.reduce((total, s) => total + Math.exp(s - max), 0)
  return known.length === 0 || Number.isNaN(scores[of]!) ? 0 : Math.exp(scores[of]! - max) / sum
}

export function featuresOf({ ranking, legs, first, nothing, text }: SearchTrace): Features {
  const [best, second] = ranking
  const names = Object.keys(legs) as Leg[]
  const agreeing = names.filter((leg) => ranking.every((finding) => finding.legs[leg] <= best!.legs[leg])).length
  const raw = (leg: Leg): number => (Number.isNaN(legs[leg][first]!) ? 0 : legs[leg][first]!)
  return {
    top: best!.score,
    margin: best!.score - (second?.score ?? 0),
    overNothing: best!.score - nothing,
    agreement: agreeing / names.length,
    nearest: raw('nearest'),
    dense: raw('dense'),
    words: probability(legs.words, first),
    length: Math.log(1 + words(text).length),
  }
}

/** Logistic: features → probability that the first article is right. */
export function calibrate(features: Features): number {
  const { bias, weights } = settings.calibrator
  const sum = (Object.keys(weights) as (keyof Features)[]).reduce((total, name) => total + weights[name] * features[name], bias)
  return 1 / (1 + Math.exp(-sum))
}
