import { PATHS } from '../../bot/paths.ts'
import { loadModel } from '../../bot/retrieval/embed.ts'
import { keyOf, pack, readVectors, unpack, writeVectors } from '../../bot/retrieval/vector-file.ts'

/** The vector of a text, prefix included, that was embedded before. */
export type VectorOf = (text: string) => Float32Array

/** So often what was embedded is written down. */
const SAVE_EVERY = 1000

/** Embeds texts with the real model; with a `file` vectors are kept there, and a second run is quick. */
export async function embedAll(texts: Iterable<string>, file?: string): Promise<VectorOf> {
  const table = file ? readVectors(file) : new Map()
  const missing = [...new Set(texts)].filter((text) => !table.has(keyOf(text)))
  const embed = missing.length > 0 ? await loadModel(PATHS.model) : undefined
  const save = (): void => { if (file && missing.length > 0) writeVectors(file, table) }
  for (const [done, text] of missing.entries()) {
    table.set(keyOf(text), pack(await embed!(text)))
    if (done % SAVE_EVERY === SAVE_EVERY - 1) {
      save()
      process.stderr.write(`embedded ${done + 1} of ${missing.length}\n`)
    }
  }
  save()
  return (text) => unpack(table.get(keyOf(text))!)
}
