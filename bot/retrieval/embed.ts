import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env, pipeline } from '@xenova/transformers'
import { lighten } from './lighten.ts'
import { checkModel } from './model-files.ts'

/** A text becomes a unit vector of `DIMENSIONS` numbers. Prefix the text with "query: " or "passage: " as the model's card says. */
export type Embed = (text: string) => Promise<Float32Array>

const FILES = ['config.json', 'tokenizer_config.json', 'tokenizer.json', 'onnx/model_q4.onnx']

/**
 * Hands the library its files through its cache, the model as a path, under whatever address it asks for them:
 * its own reader reads the model a second time and keeps the copy of 41 MB.
 */
function filesOf(folder: string): NonNullable<typeof env.customCache> {
  return {
    match: async (address: string) => {
      const name = FILES.find((file) => address.endsWith(`/${file}`))
      if (!name) return undefined
      const file = path.join(folder, name)
      return (name.endsWith('.onnx') ? file : new Response(readFileSync(file))) as Response
    },
    put: async () => undefined,
  }
}

/** Loads the model from disk, never from anywhere else. `threads` are those of the ONNX runtime. @throws ModelFileError */
export async function loadModel(folder: string, threads = 2): Promise<Embed> {
  checkModel(folder)
  env.allowRemoteModels = false
  env.localModelPath = path.dirname(folder)
  env.useCustomCache = true
  env.customCache = filesOf(folder)
  const extract = await pipeline('feature-extraction', path.basename(folder), {
    dtype: 'q4', device: 'cpu', session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  })
  lighten((extract.tokenizer as unknown as { _tokenizer?: { model?: unknown } })._tokenizer?.model)
  return async (text) => Float32Array.from((await extract(text, { pooling: 'mean', normalize: true })).data as Float32Array)
}
