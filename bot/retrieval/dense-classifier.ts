import type { DenseIndex } from './dense-index.ts'
import { DIMENSIONS } from './model-files.ts'
import { mixed } from './mixed.ts'
import { softmaxInPlace } from './word-classifier.ts'

/** How it is trained; see settings.ts for the values and what they were chosen from. */
export interface DenseClassifierSettings {
  epochs: number
  /** First step; it falls to nothing over the epochs. */
  step: number
}

/** Longer vectors let the same steps reach further: centred vectors of length 1 differ by little in each component. */
const LENGTH = 4
/** A class that is wrong by less than this is left as it is: most classes are, and half of the time goes into them. */
const NEGLIGIBLE = 0.005

function dot(weights: Float32Array, at: number, x: Float32Array): number {
  let a = 0, b = 0, c = 0, d = 0
  for (let i = 0; i < DIMENSIONS; i += 4) {
    a += weights[at + i]! * x[i]!
    b += weights[at + i + 1]! * x[i + 1]!
    c += weights[at + i + 2]! * x[i + 2]!
    d += weights[at + i + 3]! * x[i + 3]!
  }
  return a + b + c + d
}

function scoresInto(scores: Float32Array, weights: Float32Array, x: Float32Array): void {
  for (let c = 0; c < scores.length; c++) scores[c] = dot(weights, c * DIMENSIONS, x)
}

function unpackInto(x: Float32Array, { vectors, scales }: DenseIndex, row: number): void {
  const scale = LENGTH * scales[row]!
  for (let i = 0; i < DIMENSIONS; i++) x[i] = scale * vectors[row * DIMENSIONS + i]!
}

function learn(weights: Float32Array, x: Float32Array, probabilities: Float32Array, label: number, rate: number): void {
  for (let c = 0; c < probabilities.length; c++) {
    const error = probabilities[c]! - (c === label ? 1 : 0)
    if (Math.abs(error) < NEGLIGIBLE) continue
    const push = rate * error
    const at = c * DIMENSIONS
    for (let i = 0; i < DIMENSIONS; i++) weights[at + i]! -= push * x[i]!
  }
}

/** Multinomial logistic regression over the centred vectors of all languages, in a fixed order: weights, row by class. */
export function trainDense(index: DenseIndex, { epochs, step }: DenseClassifierSettings): Float32Array {
  const { labels, classes } = index
  const weights = new Float32Array(classes * DIMENSIONS)
  const scores = new Float32Array(classes)
  const x = new Float32Array(DIMENSIONS)
  const order = mixed(labels.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    order.forEach((row, done) => {
      unpackInto(x, index, row)
      scoresInto(scores, weights, x)
      softmaxInPlace(scores)
      learn(weights, x, scores, labels[row]!, step * (1 - (epoch + done / order.length) / epochs))
    })
  }
  return weights
}

/** The classifier's score of each class; a softmax makes probabilities of them. */
export function denseScores(weights: Float32Array, query: Float32Array): Float32Array {
  const scores = new Float32Array(weights.length / DIMENSIONS)
  scoresInto(scores, weights, query.map((x) => LENGTH * x))
  return scores
}
