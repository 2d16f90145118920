/** What a search saw for its first document, and whether that was right. */
export interface Judged {
  evidence: readonly number[]
  right: boolean
}

const STEPS = 3000
const STEP = 0.5
const PULL = 1e-3

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Logistic regression on standardised evidence; gives the probability that a first document is right. */
export function fitConfidence(judged: readonly Judged[]): (evidence: readonly number[]) => number {
  const width = judged[0]!.evidence.length
  const over = (value: (row: readonly number[]) => number): number => judged.reduce((sum, { evidence }) => sum + value(evidence), 0) / judged.length
  const means = Array.from({ length: width }, (_, i) => over((row) => row[i]!))
  const deviations = means.map((mean, i) => Math.sqrt(over((row) => (row[i]! - mean) ** 2)) || 1)
  const standard = (evidence: readonly number[]): number[] => [1, ...evidence.map((x, i) => (x - means[i]!) / deviations[i]!)]
  const rows = judged.map(({ evidence, right }) => ({ x: standard(evidence), y: Number(right) }))
  const weights = new Array<number>(width + 1).fill(0)
  const score = (x: readonly number[]): number => logistic(x.reduce((sum, value, i) => sum + value * weights[i]!, 0))
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight, i) => (i === 0 ? 0 : PULL * weight))
    for (const { x, y } of rows) {
      const error = (score(x) - y) / rows.length
      for (let i = 0; i < x.length; i++) slopes[i]! += error * x[i]!
    }
    for (let i = 0; i < weights.length; i++) weights[i]! -= STEP * slopes[i]!
  }
  return (evidence) => (evidence.length === 0 ? 0 : score(standard(evidence)))
}
