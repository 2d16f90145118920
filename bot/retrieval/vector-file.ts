import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { DIMENSIONS, MODEL_KEY } from './model-files.ts'

/**
 * Vectors of texts, int8, keyed by text and model. One record: 8 bytes key, 4 bytes scale, DIMENSIONS signed bytes.
 * A file is the magic word, then records sorted by key, so that a change of one text changes one place.
 */
const MAGIC = Buffer.from(`erstinfo-vectors-1 ${MODEL_KEY}\n`)
const KEY_BYTES = 8
const RECORD = KEY_BYTES + 4 + DIMENSIONS

/** A vector as it is kept: component i is `bytes[i] * scale`. */
export interface PackedVector {
  bytes: Int8Array
  scale: number
}

/** By key of the text. */
export type VectorTable = Map<string, PackedVector>

/** The key of a text, prefix included. */
export function keyOf(text: string): string {
  return createHash('sha256').update(`${MODEL_KEY}\n${text}`).digest('hex').slice(0, 2 * KEY_BYTES)
}

export function pack(vector: Float32Array): PackedVector {
  const scale = vector.reduce((max, x) => Math.max(max, Math.abs(x)), 0) / 127 || 1
  return { bytes: Int8Array.from(vector, (x) => Math.round(x / scale)), scale }
}

export function unpack({ bytes, scale }: PackedVector): Float32Array {
  return Float32Array.from(bytes, (x) => x * scale)
}

/** Reads a file; a missing file, or one made with another model, is an empty table. */
export function readVectors(file: string): VectorTable {
  const table: VectorTable = new Map()
  if (!existsSync(file)) return table
  const data = readFileSync(file)
  if (!data.subarray(0, MAGIC.length).equals(MAGIC)) return table
  for (let at = MAGIC.length; at + RECORD <= data.length; at += RECORD) {
    const bytes = new Int8Array(data.buffer, data.byteOffset + at + KEY_BYTES + 4, DIMENSIONS)
    table.set(data.toString('hex', at, at + KEY_BYTES), { bytes, scale: data.readFloatLE(at + KEY_BYTES) })
  }
  return table
}

/** Writes a file as a whole: beside it first, then renamed, so that it is never half-written. */
export function writeVectors(file: string, table: VectorTable): void {
  const parts = [MAGIC]
  for (const [key, { bytes, scale }] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const record = Buffer.alloc(RECORD)
    record.write(key, 'hex')
    record.writeFloatLE(scale, KEY_BYTES)
    record.set(new Uint8Array(bytes.buffer, bytes.byteOffset, DIMENSIONS), KEY_BYTES + 4)
    parts.push(record)
  }
  writeFileSync(`${file}.new`, Buffer.concat(parts))
  renameSync(`${file}.new`, file)
}
