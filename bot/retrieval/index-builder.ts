import { Worker } from 'node:worker_threads'
import type { Searchable } from '../articles/load-articles.ts'
import type { Job, Parts } from './index-jobs.ts'
import type { VectorFolders } from './vectors.ts'

/** Makes parts of an index beside the program: answers go on, and the memory that training takes is given back. */
export type IndexBuilder = <Part extends keyof Parts>(job: Job & { part: Part }) => Promise<Parts[Part]>

/** How long the thread waits for another job, in milliseconds. */
const IDLE_MS = 2_000

interface Waiting {
  resolve: (made: never) => void
  reject: (error: unknown) => void
}

/** A thread for the jobs of one set of articles; it starts with the first job, and ends when there are no more. */
export function createIndexBuilder(all: readonly Searchable[], folders: VectorFolders): IndexBuilder {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function settle(id: number, how: (waiting: Waiting) => void): void {
    const job = waiting.get(id)
    waiting.delete(id)
    if (job) how(job)
    if (waiting.size > 0) return
    worker?.unref()
    idle = setTimeout(() => void worker?.terminate(), IDLE_MS).unref()
  }

  function start(): Worker {
    const started = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: { all, folders } })
    started.on('message', ({ id, made, error }: { id: number; made: never; error?: unknown }) =>
      settle(id, ({ resolve, reject }) => (error === undefined ? resolve(made) : reject(error))))
    started.on('error', (error) => [...waiting.keys()].forEach((id) => settle(id, ({ reject }) => reject(error))))
    started.on('exit', () => { if (worker === started) worker = undefined })
    return started
  }

  return (job) => new Promise((resolve, reject) => {
    clearTimeout(idle)
    worker ??= start()
    worker.ref()
    const id = ++last
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
    worker.postMessage({ id, job })
  })
}
