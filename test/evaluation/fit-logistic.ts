import type { Calibrator, Features } from '../../bot/retrieval/calibrate.ts'

/** Features with their label. */
export interface Labelled {
  features: Features
  label: boolean
}

const PULL = 0.02, STEP = 0.5, STEPS = 2000

const rounded = (number: number): number => Math.round(number * 10_000) / 10_000

/** Logistic regression by gradient descent on standardised features, with a small pull to zero; returned for the features as they are. */
export function fitLogistic(rows: readonly Labelled[]): Calibrator {
  const names = Object.keys(rows[0]!.features) as (keyof Features)[]
  const means = names.map((name) => rows.reduce((sum, { features }) => sum + features[name], 0) / rows.length)
  const spreads = names.map((name, i) => Math.sqrt(rows.reduce((sum, { features }) => sum + (features[name] - means[i]!) ** 2, 0) / rows.length) || 1)
  const inputs = rows.map(({ features }) => Float64Array.from(names, (name, i) => (features[name] - means[i]!) / spreads[i]!))
  let bias = 0
  const weights = new Float64Array(names.length)
  const slope = new Float64Array(names.length)
  for (let step = 0; step < STEPS; step++) {
    weights.forEach((weight, i) => (slope[i] = PULL * weight))
    let biasSlope = 0
    inputs.forEach((input, row) => {
      let sum = bias
      for (let i = 0; i < input.length; i++) sum += input[i]! * weights[i]!
      const error = (1 / (1 + Math.exp(-sum)) - (rows[row]!.label ? 1 : 0)) / rows.length
      biasSlope += error
      for (let i = 0; i < input.length; i++) slope[i]! += error * input[i]!
    })
    bias -= STEP * biasSlope
    for (let i = 0; i < weights.length; i++) weights[i]! -= STEP * slope[i]!
  }
  const own = Array.from(weights, (weight, i) => weight / spreads[i]!)
  return {
    bias: rounded(bias - own.reduce((sum, weight, i) => sum + weight * means[i]!, 0)),
    weights: Object.fromEntries(names.map((name, i) => [name, rounded(own[i]!)])) as Record<keyof Features, number>,
  }
}
