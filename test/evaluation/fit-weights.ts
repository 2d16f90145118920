import { type FusionWeights, type Leg, LEGS, type Weights, zScores } from '../../bot/retrieval/fuse.ts'
import { NOTHING } from '../../bot/retrieval/nothing.ts'
import type { Seen } from './evidence.ts'

/** A case as the fit sees it: for each article the z-scores and whether words can find it. */
interface Row {
  z: Float32Array[]
  known: boolean[]
  right: boolean[]
}

/** Own weights, crossing weights and the start of crossing articles, one after the other. */
const COUNT = 2 * LEGS.length + 1
/** Words and word search cannot find an article that only other languages have. */
const ABSENT = new Set([LEGS.length + LEGS.indexOf('words'), LEGS.length + LEGS.indexOf('lexical')])
const PULL = 0.01, STEP = 0.1, STEPS = 300, MOMENTUM = 0.9

function rowOf({ case: { expect }, evidence: { classes, legs } }: Seen): Row {
  const z = LEGS.map((leg) => zScores(legs[leg]))
  const articles = [...classes.keys()].filter((i) => classes[i] !== NOTHING)
  return {
    z: articles.map((i) => Float32Array.from(z, (scores) => scores[i]!)), known: articles.map((i) => !Number.isNaN(legs.words[i]!)),
    right: articles.map((i) => expect.includes(classes[i]!)),
  }
}

function scoreOf(parameters: readonly number[], z: Float32Array, known: boolean): number {
  const from = known ? 0 : LEGS.length
  return z.reduce((sum, x, leg) => sum + x * parameters[from + leg]!, known ? 0 : parameters[COUNT - 1]!)
}

/** Adds how the logarithm of the right articles' probability changes with each parameter. */
function climb(slope: number[], { z, known, right }: Row, parameters: readonly number[]): void {
  const scores = z.map((own, i) => scoreOf(parameters, own, known[i]!))
  const max = Math.max(...scores)
  const powers = scores.map((s) => Math.exp(s - max))
  const all = powers.reduce((sum, p) => sum + p, 0)
  const hit = powers.reduce((sum, p, i) => sum + (right[i] ? p : 0), 0)
  powers.forEach((power, i) => {
    const push = (right[i] ? power / hit : 0) - power / all
    const from = known[i] ? 0 : LEGS.length
    z[i]!.forEach((x, leg) => (slope[from + leg]! += push * x))
    if (!known[i]) slope[COUNT - 1]! += push
  })
}

const rounded = (number: number): number => Math.round(number * 1000) / 1000

/**
 * Weights of the ways of finding: softmax over all articles of the weighted z-scores, the right one's probability made as
 * large as it gets (conditional logit), with a small pull to nothing.
 * @param seen cases with the articles as they are, and with their article in German only
 */
export function fitWeights(seen: readonly Seen[]): FusionWeights {
  const rows = seen.filter((one) => one.case.kind === 'topic').map(rowOf)
  const parameters = Array.from({ length: COUNT }, (_, i) => (ABSENT.has(i) ? 0 : 0.3))
  const motion = new Array<number>(COUNT).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const slope = new Array<number>(COUNT).fill(0)
    rows.forEach((row) => climb(slope, row, parameters))
    slope.forEach((s, i) => {
      if (ABSENT.has(i)) return
      motion[i] = MOMENTUM * motion[i]! + STEP * (s / rows.length - PULL * parameters[i]!)
      parameters[i]! += motion[i]!
    })
  }
  const weights = (from: number): Weights => Object.fromEntries(LEGS.map((leg, i) => [leg, rounded(parameters[from + i]!)])) as Record<Leg, number>
  return { own: weights(0), crossing: weights(LEGS.length), crossingStart: rounded(parameters[COUNT - 1]!) }
}
