import { Worker } from 'node:worker_threads'

/** A thread that answers one message after another. */
export interface Thread<Asked, Answered> {
  ask: (asked: Asked) => Promise<Answered>
}

/** What goes to the thread and what comes back, matched by number. */
export interface Envelope<Content> {
  id: number
  content: Content
}
export interface Answer<Answered> {
  id: number
  content?: Answered
  error?: { name: string; message: string }
}

/** A message could not be answered; `name` is that of the error in the thread. */
export class ThreadError extends Error {
  constructor({ name, message }: { name: string; message: string }) {
    super(message)
    this.name = name
  }
}

interface Waiting {
  resolve: (content: never) => void
  reject: (error: unknown) => void
}

/**
 * Starts a module as a thread with the first message. While it has nothing to do it keeps no program from ending.
 * @param idleMs ends the thread, and gives its memory back, after so long without a message; it starts again when asked
 */
export function createThread<Asked, Answered>(module: URL, workerData: unknown, idleMs?: number): Thread<Asked, Answered> {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function settle(id: number, how: (waiting: Waiting) => void): void {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (asked) how(asked)
    if (waiting.size > 0) return
    worker?.unref()
    if (idleMs !== undefined) idle = setTimeout(end, idleMs).unref()
  }

  // Forgotten before it has ended, so that the next message does not go to a thread that is ending.
  function end(): void {
    void worker?.terminate()
    worker = undefined
  }

  function start(): Worker {
    const started = new Worker(module, { workerData })
    started.on('message', ({ id, content, error }: Answer<never>) => settle(id, ({ resolve, reject }) => (error ? reject(new ThreadError(error)) : resolve(content as never))))
    started.on('error', (error) => {
      if (worker === started) worker = undefined
      for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error))
    })
    return started
  }

  return {
    ask: (content) => new Promise((resolve, reject) => {
      clearTimeout(idle)
      worker ??= start()
      worker.ref()
      const id = ++last
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id, content } satisfies Envelope<Asked>)
    }),
  }
}
