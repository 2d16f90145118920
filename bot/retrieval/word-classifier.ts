import { mixed } from './mixed.ts'
import { rarityOf, type SparseVector, sparseFeatures } from './sparse-features.ts'

/** How it is trained; see settings.ts for the values and what they were chosen from. */
export interface WordClassifierSettings {
  bits: number
  epochs: number
  /** First step of AdaGrad. */
  step: number
  /** Pull of the weights towards zero, per update of a feature. */
  decay: number
}

/** A trained classifier. Weights are kept as bytes: a quarter of the memory, and the ranking stays the same. */
export interface WordClassifier {
  classes: readonly string[]
  rarity: Float32Array
  /** Row by feature, column by class; a weight is its byte times the scale of its row. */
  weights: Int8Array
  scales: Float32Array
  bits: number
}

interface Example {
  vector: SparseVector
  label: number
}

function scoresInto(scores: Float32Array, weights: Float32Array | Int8Array, { features, weights: values }: SparseVector): void {
  const width = scores.length
  scores.fill(0)
  for (let i = 0; i < features.length; i++) {
    const row = features[i]! * width
    const value = values[i]!
    for (let c = 0; c < width; c++) scores[c]! += value * weights[row + c]!
  }
}

/** Scores become probabilities in place. */
export function softmaxInPlace(scores: Float32Array): void {
  let max = -Infinity
  for (const s of scores) if (s > max) max = s
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - max)
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
}

function update(weights: Float32Array, squares: Float32Array, example: Example, probabilities: Float32Array, { step, decay }: WordClassifierSettings): void {
  const width = probabilities.length
  const { features, weights: values } = example.vector
  probabilities[example.label]! -= 1
  let error = 0
  for (const p of probabilities) error += p * p
  error /= width
  for (let i = 0; i < features.length; i++) {
    const feature = features[i]!
    const row = feature * width
    const value = values[i]!
    const squared = (squares[feature]! += value * value * error)
    const rate = step / Math.sqrt(squared + 1e-6)
    const push = rate * value
    const keep = 1 - rate * decay
    for (let c = 0; c < width; c++) weights[row + c] = keep * weights[row + c]! - push * probabilities[c]!
  }
}

/** Multinomial logistic regression over hashed character n-grams, trained by AdaGrad in a fixed order. */
export function trainWordClassifier(texts: readonly { text: string; label: string }[], settings: WordClassifierSettings): WordClassifier {
  const classes = [...new Set(texts.map(({ label }) => label))].sort()
  const index = new Map(classes.map((name, i) => [name, i]))
  const rarity = rarityOf(texts.map(({ text }) => sparseFeatures(text, settings.bits)), settings.bits)
  const examples = texts.map(({ text, label }) => ({ vector: sparseFeatures(text, settings.bits, rarity), label: index.get(label)! }))
  const weights = new Float32Array((1 << settings.bits) * classes.length)
  const squares = new Float32Array(1 << settings.bits)
  const scores = new Float32Array(classes.length)
  const order = mixed(examples.length)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const i of order) {
      scoresInto(scores, weights, examples[i]!.vector)
      softmaxInPlace(scores)
      update(weights, squares, examples[i]!, scores, settings)
    }
  }
  return { classes, rarity, bits: settings.bits, ...asBytes(weights, classes.length) }
}

function asBytes(weights: Float32Array, width: number): { weights: Int8Array; scales: Float32Array } {
  const bytes = new Int8Array(weights.length)
  const scales = new Float32Array(weights.length / width)
  for (let feature = 0; feature < scales.length; feature++) {
    const row = weights.subarray(feature * width, (feature + 1) * width)
    const largest = row.reduce((max, w) => Math.max(max, Math.abs(w)), 0)
    if (largest === 0) continue
    scales[feature] = largest / 127
    bytes.set(row.map((w) => Math.round((w * 127) / largest)), feature * width)
  }
  return { weights: bytes, scales }
}

/** The classifier's score of each class for a text, in the order of `classes`. */
export function wordScores({ classes, weights, scales, bits, rarity }: WordClassifier, text: string): Float32Array {
  const { features, weights: values } = sparseFeatures(text, bits, rarity)
  const scores = new Float32Array(classes.length)
  scoresInto(scores, weights, { features, weights: values.map((value, i) => value * scales[features[i]!]!) })
  return scores
}

/** Share of a text's rare features that some training text has, 0 to 1: low for words of another field. */
export function wordCoverage({ bits, rarity }: WordClassifier, text: string): number {
  const unseen = rarity.reduce((most, r) => (r > most ? r : most), 0)
  const { features, weights } = sparseFeatures(text, bits, rarity)
  return features.reduce((sum, feature, i) => sum + (rarity[feature]! < unseen ? weights[i]! ** 2 : 0), 0)
}
