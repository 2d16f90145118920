import { calibrate, type Calibrator, type Features, featuresOf } from './calibrate.ts'
import { fuse, type FusionWeights, type Leg, LEGS, type LegScores, totalOf } from './fuse.ts'
import { NOTHING } from './nothing.ts'

/** One article as the search sees it, whether it is good enough or not. */
export interface Finding {
  article: string
  /** Fused score: about 0 for the average article, 2 and more for a good one. */
  score: number
  /** Probability that it is the one meant, if any is. */
  probability: number
  legs: Record<Leg, number>
}

/** What a search found: all articles, best first, and how sure it is. */
export interface Findings {
  ranking: readonly Finding[]
  /** Probability that the first article answers the question. */
  confidence: number
  /** Probability that any article answers it. */
  answerable: number
  features: Features
}

/** What the ways of finding say, before anything is weighed. */
export interface Evidence {
  classes: readonly string[]
  legs: Readonly<Record<Leg, LegScores>>
  /** Share of the message's rare letter groups that occur in any way of asking. */
  coverage: number
  text: string
}

/** What turns features into the two probabilities. */
export interface Calibrators {
  /** Is the first article right? */
  right: Calibrator
  /** Does any article answer? */
  answerable: Calibrator
}

/** What was fitted on labelled messages. */
export interface RankSettings extends Calibrators {
  weights: FusionWeights
  /** The same where only other languages have the first article: words and word search say nothing of it. */
  crossing: Calibrators
}

function probabilities(scores: readonly number[], sharpness: number): number[] {
  const max = Math.max(...scores)
  const powers = scores.map((s) => Math.exp(sharpness * (s - max)))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Articles best first, with the probabilities that the first is right and that any answers. */
export function rank({ classes, legs, coverage, text }: Evidence, { weights, crossing, ...own }: RankSettings): Findings {
  const { fused, z } = fuse(legs, weights)
  const nothing = classes.indexOf(NOTHING)
  const order = [...fused.keys()].filter((i) => i !== nothing).sort((a, b) => fused[b]! - fused[a]!)
  const shares = probabilities(order.map((i) => fused[i]!), totalOf(weights.own))
  const ranking = order.map((i, place) => ({
    article: classes[i]!, score: fused[i]!, probability: shares[place]!,
    legs: Object.fromEntries(LEGS.map((leg) => [leg, z[leg][i]!])) as Record<Leg, number>,
  }))
  const features = featuresOf({ ranking, legs, first: order[0]!, nothing, nothingScore: nothing < 0 ? 0 : fused[nothing]!, coverage, text })
  const { right, answerable } = Number.isNaN(legs.words[order[0]!]!) ? crossing : own
  return { ranking, confidence: calibrate(right, features), answerable: calibrate(answerable, features), features }
}
