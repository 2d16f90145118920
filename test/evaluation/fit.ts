import type { Features } from '../../bot/retrieval/calibrate.ts'
import type { Leg } from '../../bot/retrieval/search.ts'

/** One search with its label. */
export interface Scored {
  language: string
  expect: readonly string[]
  /** Articles, and for each way of finding their z-scores in the same order. */
  articles: readonly string[]
  z: Record<Leg, Float32Array>
  features: Features
}

type Weights = Record<Leg, number>

function firsts({ articles, z }: Scored, weights: Weights, count: number): string[] {
  const fused = articles.map((_, i) => (Object.keys(weights) as Leg[]).reduce((sum, leg) => sum + weights[leg] * z[leg][i]!, 0))
  return fused.map((score, i) => [score, i] as const).sort((a, b) => b[0] - a[0]).slice(0, count).map(([, i]) => articles[i]!)
}

function quality(cases: readonly Scored[], weights: Weights): number {
  const byLanguage = Map.groupBy(cases, ({ language }) => language)
  const means = [...byLanguage.values()].map((own) => own.reduce((sum, scored) => {
    const found = firsts(scored, weights, 3)
    return sum + (scored.expect.includes(found[0]!) ? 1 : 0) + 0.5 * (found.some((id) => scored.expect.includes(id)) ? 1 : 0)
  }, 0) / own.length)
  return means.reduce((sum, mean) => sum + mean, 0) / means.length
}

/** Weights of the ways of finding by turns: each is doubled, halved or nudged as long as that finds more on dev. */
export function fitWeights(cases: readonly Scored[], start: Weights): Weights {
  let weights = start
  let best = quality(cases, weights)
  for (let round = 0; round < 4; round++) {
    for (const leg of Object.keys(weights) as Leg[]) {
      for (const factor of [0.5, 0.7, 0.85, 1.2, 1.5, 2]) {
        const tried = { ...weights, [leg]: weights[leg] * factor }
        const found = quality(cases, tried)
        if (found > best + 1e-6) [weights, best] = [tried, found]
      }
    }
  }
  return Object.fromEntries(Object.entries(weights).map(([leg, weight]) => [leg, Math.round(weight * 1000) / 1000])) as Weights
}

/** Logistic regression by gradient descent on standardised features, with a small pull to zero; returned for the features as they are. */
export function fitCalibrator(rows: readonly { features: Features; right: boolean }[]): { bias: number; weights: Record<keyof Features, number> } {
  const names = Object.keys(rows[0]!.features) as (keyof Features)[]
  const means = names.map((name) => rows.reduce((sum, { features }) => sum + features[name], 0) / rows.length)
  const spreads = names.map((name, i) => Math.sqrt(rows.reduce((sum, { features }) => sum + (features[name] - means[i]!) ** 2, 0) / rows.length) || 1)
  const inputs = rows.map(({ features }) => names.map((name, i) => (features[name] - means[i]!) / spreads[i]!))
  let bias = 0
  const weights = names.map(() => 0)
  for (let step = 0; step < 3000; step++) {
    const slope = names.map((_, i) => 1e-3 * weights[i]!)
    let biasSlope = 0
    inputs.forEach((input, row) => {
      const error = 1 / (1 + Math.exp(-(bias + input.reduce((sum, x, i) => sum + x * weights[i]!, 0)))) - (rows[row]!.right ? 1 : 0)
      biasSlope += error / rows.length
      input.forEach((x, i) => (slope[i]! += (error * x) / rows.length))
    })
    bias -= 0.5 * biasSlope
    slope.forEach((s, i) => (weights[i]! -= 0.5 * s))
  }
  const own = weights.map((weight, i) => weight / spreads[i]!)
  return { bias: bias - own.reduce((sum, weight, i) => sum + weight * means[i]!, 0), weights: Object.fromEntries(names.map((name, i) => [name, own[i]!])) as Record<keyof Features, number> }
}
