import type { LegScores } from './fuse.ts'
import type { Finding, Leg } from './search.ts'
import { settings } from './settings.ts'
import { words } from './tokens.ts'

/** What the calibrator looks at; each about 0 to 5. */
export interface Features {
  /** Fused score of the first article. */
  top: number
  /** Its lead over the second. */
  margin: number
  /** Share of the legs that put the same article first. */
  agreement: number
  /** Similarity to the nearest ways of asking of the first article, 0 to 1. */
  coverage: number
  /** Logarithm of the number of words. */
  length: number
}

export function featuresOf(ranking: readonly Finding[], legs: Record<Leg, LegScores>, text: string): Features {
  const [first, second] = ranking
  const firstOf = (leg: Leg): string | undefined => ranking.reduce((best, f) => (f.legs[leg] > best.legs[leg] ? f : best)).article
  const names = Object.keys(legs) as Leg[]
  const nearest = legs.nearest.reduce((max, s) => (Number.isNaN(s) ? max : Math.max(max, s)), 0)
  return {
    top: first?.score ?? 0,
    margin: (first?.score ?? 0) - (second?.score ?? 0),
    agreement: names.filter((leg) => firstOf(leg) === first?.article).length / names.length,
    coverage: nearest,
    length: Math.log(1 + words(text).length),
  }
}

/** Logistic: features → probability that the first article is right. */
export function calibrate(features: Features): number {
  const { bias, ...weights } = settings.calibrator
  const sum = (Object.keys(weights) as (keyof Features)[]).reduce((total, name) => total + weights[name] * features[name], bias)
  return 1 / (1 + Math.exp(-sum))
}
