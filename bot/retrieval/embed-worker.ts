import { readFileSync } from 'node:fs'
import path from 'node:path'
import { workerData } from 'node:worker_threads'
import { env, pipeline } from '@xenova/transformers'
import { collectGarbage } from '../collect-garbage.ts'
import { answerInThread } from './answer-in-thread.ts'
import { lighten } from './lighten.ts'
import { checkModel } from './model-files.ts'

const { folder, threads } = workerData as { folder: string; threads: number }

const FILES = ['config.json', 'tokenizer_config.json', 'tokenizer.json', 'onnx/model_q4.onnx']

/**
 * Hands the library its files through its cache, the model as a path, under whatever address it asks for them:
 * its own reader reads the model a second time and keeps the copy of 41 MB.
 */
const files: NonNullable<typeof env.customCache> = {
  match: async (address: string) => {
    const name = FILES.find((file) => address.endsWith(`/${file}`))
    if (!name) return undefined
    const file = path.join(folder, name)
    return (name.endsWith('.onnx') ? file : new Response(readFileSync(file))) as Response
  },
  put: async () => undefined,
}

async function load() {
  checkModel(folder)
  env.allowRemoteModels = false
  env.localModelPath = path.dirname(folder)
  env.useCustomCache = true
  env.customCache = files
  const extract = await pipeline('feature-extraction', path.basename(folder), {
    dtype: 'q4', device: 'cpu', session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  })
  lighten((extract.tokenizer as unknown as { _tokenizer?: { model?: unknown } })._tokenizer?.model)
  collectGarbage()
  return extract
}

const loading = load()
// Told with the first answer.
loading.catch(() => undefined)

answerInThread(async (text: string) => Float32Array.from((await (await loading)(text, { pooling: 'mean', normalize: true })).data as Float32Array))
