/** The ways of finding. */
export const LEGS = ['words', 'dense', 'nearest', 'passages', 'lexical'] as const
export type Leg = (typeof LEGS)[number]

/** Scores of all classes by one way of finding; `NaN` where a way has nothing to say about a class. */
export type LegScores = Float32Array

/** How much each way counts, for z-scores of mean 0 and deviation 1. */
export type Weights = Readonly<Record<Leg, number>>

/** Weights for an article with ways of asking in the person's language, and for one that only other languages have. */
export interface FusionWeights {
  own: Weights
  crossing: Weights
  /** What an article that only other languages have gets on top, since words cannot find it. */
  crossingStart: number
}

/** Mean 0 and deviation 1 over the classes; `NaN` becomes the lowest score found, all equal becomes 0. */
export function zScores(scores: LegScores): Float32Array {
  const known = scores.filter((s) => !Number.isNaN(s))
  const lowest = known.reduce((low, s) => Math.min(low, s), Infinity)
  const filled = scores.map((s) => (Number.isNaN(s) ? (Number.isFinite(lowest) ? lowest : 0) : s))
  const mean = filled.reduce((sum, s) => sum + s, 0) / filled.length
  const deviation = Math.sqrt(filled.reduce((sum, s) => sum + (s - mean) ** 2, 0) / filled.length)
  return deviation === 0 ? filled.fill(0) : filled.map((s) => (s - mean) / deviation)
}

/** The sum of the weights: fused scores times this are what a softmax takes. */
export const totalOf = (weights: Weights): number => LEGS.reduce((sum, leg) => sum + weights[leg], 0)

/**
 * Weighted sum of z-scores, leg by leg. Scores, not ranks: what a leg is sure of counts more.
 * A class that the words of the person's language do not know (`NaN`) gets the weights for crossing languages.
 */
export function fuse(legs: Readonly<Record<Leg, LegScores>>, { own, crossing, crossingStart }: FusionWeights): { fused: Float32Array; z: Record<Leg, Float32Array> } {
  const z = Object.fromEntries(LEGS.map((leg) => [leg, zScores(legs[leg])])) as Record<Leg, Float32Array>
  const total = totalOf(own)
  const fused = legs.words.map((known, i) => {
    const [weights, start] = Number.isNaN(known) ? [crossing, crossingStart] : [own, 0]
    return LEGS.reduce((sum, leg) => sum + weights[leg] * z[leg][i]!, start) / total
  })
  return { fused, z }
}
