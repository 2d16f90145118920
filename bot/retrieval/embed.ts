import { ModelFileError } from './model-files.ts'
import { createThread } from './thread.ts'

/** A text becomes a unit vector of `DIMENSIONS` numbers. Prefix the text with "query: " or "passage: " as the model's card says. */
export type Embed = (text: string) => Promise<Float32Array>

/**
 * Loads the model from disk, never from anywhere else, in a thread of its own: it loads while the rest of the program starts,
 * and other conversations go on while a text is embedded. `threads` are those of the ONNX runtime. @throws ModelFileError
 */
export async function loadModel(folder: string, threads = 2): Promise<Embed> {
  const thread = createThread<string, Float32Array>(new URL('./embed-worker.ts', import.meta.url), { folder, threads })
  try {
    await thread.ask('query: ')
  } catch (error) {
    throw (error as Error).name === 'ModelFileError' ? new ModelFileError((error as Error).message) : error
  }
  return thread.ask
}
