import { characterGrams } from './tokens.ts'

/** A text as a sparse vector of hashed character n-grams: feature numbers and their weights, of length 1. */
export interface SparseVector {
  features: Uint32Array
  weights: Float32Array
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) >>> 0
}

/**
 * Character 4-grams of each word. `bits` is the width of the hash table: 2^bits features.
 * `rarity` weighs a feature (inverse document frequency); left out, all weigh the same.
 */
export function sparseFeatures(text: string, bits: number, rarity?: Float32Array): SparseVector {
  const counts = new Map<number, number>()
  const mask = (1 << bits) - 1
  for (const gram of characterGrams(text, 4, 4)) {
    const feature = hash(gram) & mask
    counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const features = Uint32Array.from(counts.keys())
  const weights = Float32Array.from(counts.values(), (count, i) => (1 + Math.log(count)) * (rarity ? rarity[features[i]!]! : 1))
  const length = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)) || 1
  return { features, weights: weights.map((w) => w / length) }
}

/** Inverse document frequency of each feature over some texts. */
export function rarityOf(vectors: readonly SparseVector[], bits: number): Float32Array {
  const seen = new Float32Array(1 << bits)
  for (const { features } of vectors) for (const feature of features) seen[feature]! += 1
  return seen.map((count) => Math.log((1 + vectors.length) / (1 + count)) + 1)
}
