import { parentPort } from 'node:worker_threads'
import type { Answer, Envelope } from './thread.ts'

function reasonOf(error: unknown): { name: string; message: string } {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }
}

/** The thread's side of `createThread`: answers what it is asked, in order. */
export function answerInThread<Asked, Answered>(answer: (asked: Asked) => Answered | Promise<Answered>): void {
  const port = parentPort!
  let before: Promise<void> = Promise.resolve()
  port.on('message', ({ id, content }: Envelope<Asked>) => {
    before = before.then(async () => {
      try {
        port.postMessage({ id, content: await answer(content) } satisfies Answer<Answered>)
      } catch (error) {
        port.postMessage({ id, error: reasonOf(error) } satisfies Answer<Answered>)
      }
    })
  })
}
