/** Scores of all classes by one way of finding; `NaN` where a way has nothing to say about a class. */
export type LegScores = Float32Array

/** Mean 0 and deviation 1 over the classes; `NaN` becomes the lowest score found, all equal becomes 0. */
export function zScores(scores: LegScores): Float32Array {
  const known = scores.filter((s) => !Number.isNaN(s))
  const lowest = known.reduce((low, s) => Math.min(low, s), Infinity)
  const filled = scores.map((s) => (Number.isNaN(s) ? (Number.isFinite(lowest) ? lowest : 0) : s))
  const mean = filled.reduce((sum, s) => sum + s, 0) / filled.length
  const deviation = Math.sqrt(filled.reduce((sum, s) => sum + (s - mean) ** 2, 0) / filled.length)
  return deviation === 0 ? filled.fill(0) : filled.map((s) => (s - mean) / deviation)
}

/** Weighted sum of z-scores, leg by leg. Scores, not ranks: what a leg is sure of counts more. */
export function fuse<Leg extends string>(legs: Readonly<Record<Leg, LegScores>>, weights: Readonly<Record<Leg, number>>): { fused: Float32Array; z: Record<Leg, Float32Array> } {
  const names = Object.keys(legs) as Leg[]
  const z = Object.fromEntries(names.map((name) => [name, zScores(legs[name])])) as Record<Leg, Float32Array>
  const total = names.reduce((sum, name) => sum + weights[name], 0)
  const fused = new Float32Array(legs[names[0]!].length)
  for (const name of names) for (let i = 0; i < fused.length; i++) fused[i]! += (weights[name] / total) * z[name][i]!
  return { fused, z }
}
