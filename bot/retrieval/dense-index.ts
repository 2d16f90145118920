import { DIMENSIONS } from './model-files.ts'
import type { Language } from '../language/languages.ts'
import { type ByteRows, byteRows } from './similarity-kernel.ts'
import type { PackedVector } from './vector-file.ts'

/** A labelled vector as it is kept: a way of asking, or a passage, of an article in a language. */
export interface LabelledVector {
  packed: PackedVector
  label: number
  language: Language
}

/** Mean of the vectors of each language that has any, and of all. */
export function meansOf(rows: readonly LabelledVector[]): { all: Float32Array; byLanguage: Map<Language, Float32Array> } {
  const sums = new Map<Language, { sum: Float32Array; count: number }>()
  for (const { packed: { bytes, scale }, language } of rows) {
    let own = sums.get(language)
    if (!own) sums.set(language, (own = { sum: new Float32Array(DIMENSIONS), count: 0 }))
    own.count += 1
    for (let i = 0; i < DIMENSIONS; i++) own.sum[i]! += bytes[i]! * scale
  }
  const all = new Float32Array(DIMENSIONS)
  for (const { sum } of sums.values()) for (let i = 0; i < DIMENSIONS; i++) all[i]! += sum[i]! / rows.length
  return { all, byLanguage: new Map([...sums].map(([language, { sum, count }]) => [language, sum.map((x) => x / count)])) }
}

/** What is left when the part that all texts of a language share is taken away, at length 1. */
export function centred(vector: Float32Array, mean: Float32Array): Float32Array {
  const rest = vector.map((x, i) => x - mean[i]!)
  let length = 0
  for (const x of rest) length += x * x
  length = Math.sqrt(length) || 1
  return rest.map((x) => x / length)
}

/** Labelled vectors as one block of bytes; component i of a row is its byte times the row's scale. */
export interface DenseIndex {
  vectors: Int8Array
  scales: Float32Array
  labels: Uint16Array
  classes: number
}

/** Centres each vector on the mean of its language. Plain loops: this runs over all texts at every start. */
export function denseIndex(rows: readonly LabelledVector[], meanOf: (language: Language) => Float32Array, classes: number): DenseIndex {
  const vectors = new Int8Array(rows.length * DIMENSIONS)
  const scales = new Float32Array(rows.length)
  const rest = new Float32Array(DIMENSIONS)
  rows.forEach(({ packed: { bytes, scale }, language }, row) => {
    const mean = meanOf(language)
    let squares = 0
    let largest = 0
    for (let i = 0; i < DIMENSIONS; i++) {
      const x = bytes[i]! * scale - mean[i]!
      rest[i] = x
      squares += x * x
      if (x > largest) largest = x
      else if (-x > largest) largest = -x
    }
    const factor = largest === 0 ? 0 : 127 / largest
    for (let i = 0; i < DIMENSIONS; i++) vectors[row * DIMENSIONS + i] = Math.round(rest[i]! * factor)
    scales[row] = largest / (127 * (Math.sqrt(squares) || 1))
  })
  return { vectors, scales, labels: Uint16Array.from(rows, ({ label }) => label), classes }
}

const searched = new WeakMap<DenseIndex, ByteRows>()

// The rows where the kernel reads them, put there with the first search: an index comes from a file or another thread.
function rowsOf(index: DenseIndex): ByteRows {
  const known = searched.get(index)
  if (known) return known
  const rows = byteRows(index.labels.length)
  rows.bytes.set(index.vectors)
  rows.scales.set(index.scales)
  searched.set(index, rows)
  return rows
}

/** For each class the mean similarity of its `count` nearest vectors; `NaN` for a class without any. */
export function nearestScores(index: DenseIndex, query: Float32Array, count: number): Float32Array {
  const { labels, classes } = index
  const similarities = rowsOf(index).ask(query)()
  const best = new Float32Array(classes * count).fill(-1)
  for (let row = 0; row < labels.length; row++) {
    let similarity = similarities[row]!
    const at = labels[row]! * count
    for (let place = 0; place < count; place++) {
      if (similarity <= best[at + place]!) continue
      const pushed = best[at + place]!
      best[at + place] = similarity
      similarity = pushed
    }
  }
  return Float32Array.from({ length: classes }, (_, label) => {
    const found = best.subarray(label * count, (label + 1) * count).filter((s) => s > -1)
    return found.length === 0 ? NaN : found.reduce((sum, s) => sum + s, 0) / found.length
  })
}
