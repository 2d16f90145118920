import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Length of a vector. */
export const DIMENSIONS = 384

/** What the files must be, from the model's card: vectors of another model would not fit the shipped ones. */
const CHECKSUMS: Readonly<Record<string, string>> = {
  'onnx/model_q4.onnx': '7dd70911e8e5fc3e4ebb1f17174144526d085f3071def8123e272f083d141c2e',
  'tokenizer.json': 'f966fa3e97655b3947548bbcb5b22d8fa6123fac827d57e538a93b7b2af549f5',
  'config.json': '2fa5d98471a55c21f76dde4373344ab0ead74fb41920337e5bc95a45f9f3ba13',
}

/** Names the model that vectors were made with. */
export const MODEL_KEY = CHECKSUMS['onnx/model_q4.onnx']!.slice(0, 12)

/** A model file is missing or is not the one expected. */
export class ModelFileError extends Error {
  override name = 'ModelFileError'
}

/** Compares each file of the model with its checksum. */
export function checkModel(folder: string): void {
  for (const [name, expected] of Object.entries(CHECKSUMS)) {
    const file = path.join(folder, name)
    if (!existsSync(file)) throw new ModelFileError(`The model file ${file} is missing. Restore it from the repository (git checkout -- bot/retrieval/model). Nothing else was changed.`)
    const found = createHash('sha256').update(readFileSync(file)).digest('hex')
    if (found !== expected) throw new ModelFileError(`The model file ${file} is damaged or another version: expected sha256 ${expected.slice(0, 12)}…, found ${found.slice(0, 12)}…. Restore it from the repository.`)
  }
}
