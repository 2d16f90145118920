import type { FollowUpFeatures } from '../../bot/dialogue/follow-up-features.ts'

/** A second message with its label. */
export interface FollowUpRow {
  features: FollowUpFeatures
  goesOn: boolean
  weight: number
}

type Name = keyof FollowUpFeatures

/** Weighted logistic regression by gradient descent on standardised features; returned for the features as they are. */
export function fitFollowUps(rows: readonly FollowUpRow[]): { bias: number; weights: Record<Name, number> } {
  const names = Object.keys(rows[0]!.features) as Name[]
  const mean = (name: Name): number => rows.reduce((sum, { features }) => sum + features[name], 0) / rows.length
  const means = names.map(mean)
  const spreads = names.map((name, i) => Math.sqrt(rows.reduce((sum, { features }) => sum + (features[name] - means[i]!) ** 2, 0) / rows.length) || 1)
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const inputs = rows.map(({ features }) => names.map((name, i) => (features[name] - means[i]!) / spreads[i]!))
  const slopes = names.map(() => 0)
  let bias = 0
  for (let step = 0; step < 5000; step++) {
    const pull = slopes.map((slope) => slope / total)
    let biasPull = 0
    rows.forEach(({ goesOn, weight }, row) => {
      const sum = inputs[row]!.reduce((all, x, i) => all + x * slopes[i]!, bias)
      const error = ((1 / (1 + Math.exp(-sum)) - (goesOn ? 1 : 0)) * weight) / total
      biasPull += error
      inputs[row]!.forEach((x, i) => (pull[i]! += error * x))
    })
    bias -= biasPull
    pull.forEach((p, i) => (slopes[i]! -= p))
  }
  const own = slopes.map((slope, i) => slope / spreads[i]!)
  const rounded = (number: number): number => Math.round(number * 10_000) / 10_000
  return {
    bias: rounded(bias - own.reduce((sum, slope, i) => sum + slope * means[i]!, 0)),
    weights: Object.fromEntries(names.map((name, i) => [name, rounded(own[i]!)])) as Record<Name, number>,
  }
}
