import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FitDense } from './build-index.ts'
import { MODEL_KEY } from './model-files.ts'

const NAME = 'dense.weights'
const KEY_BYTES = 32

function read(folder: string, key: Buffer): Float32Array | undefined {
  const file = path.join(folder, NAME)
  if (!existsSync(file)) return undefined
  const data = readFileSync(file)
  if (!data.subarray(0, KEY_BYTES).equals(key)) return undefined
  return new Float32Array(data.buffer.slice(data.byteOffset + KEY_BYTES, data.byteOffset + data.length))
}

function write(folder: string, key: Buffer, weights: Float32Array): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, NAME)
  writeFileSync(`${file}.new`, Buffer.concat([key, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)]))
  renameSync(`${file}.new`, file)
}

/** Weights kept in one of `folders`, made anew when the articles' questions changed; new ones go to `target`. */
export function keptDense(folders: readonly string[], target: string): FitDense {
  return (name, fit) => {
    const key = Buffer.from(name, 'hex')
    key.write(MODEL_KEY, 0, 'hex')
    for (const folder of folders) {
      const kept = read(folder, key)
      if (kept) return kept
    }
    const weights = fit()
    write(target, key, weights)
    return weights
  }
}
