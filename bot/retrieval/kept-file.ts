import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { MODEL_KEY } from './model-files.ts'

/** Changes whenever a file of this room does, so that what older code made is never used. */
const CODE_KEY = globSync('*.{ts,json}', { cwd: import.meta.dirname }).sort()
  .reduce((hash, file) => hash.update(readFileSync(path.join(import.meta.dirname, file))), createHash('sha256')).digest('hex')

/** Names what something was made from: this code, this model, and `parts`. */
export function keyOfParts(parts: unknown): string {
  return createHash('sha256').update(CODE_KEY).update(MODEL_KEY).update(JSON.stringify(parts)).digest('hex')
}

/** What was kept under a name, if it was made from the same things. */
export function readKept<T>(folder: string, name: string, key: string): T | undefined {
  const file = path.join(folder, name)
  if (!existsSync(file)) return undefined
  const data = readFileSync(file)
  return data.toString('latin1', 0, key.length) === key ? (deserialize(data.subarray(key.length)) as T) : undefined
}

/** Keeps something that took time to make; beside the file first, then renamed, so that it is never half-written. */
export function keep(folder: string, name: string, key: string, value: unknown): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, name)
  writeFileSync(`${file}.new`, Buffer.concat([Buffer.from(key, 'latin1'), serialize(value)]))
  renameSync(`${file}.new`, file)
}
