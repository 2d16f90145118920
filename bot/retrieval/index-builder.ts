import type { Searchable } from '../articles/load-articles.ts'
import type { Job, Parts } from './index-jobs.ts'
import { createThread } from './thread.ts'
import type { VectorFolders } from './vectors.ts'

/** Makes parts of an index beside the program: answers go on, and the memory that training takes is given back. */
export type IndexBuilder = <Part extends keyof Parts>(job: Job & { part: Part }) => Promise<Parts[Part]>

/** How long the thread waits for another job, in milliseconds. */
const IDLE_MS = 2_000

/** A builder for one set of articles. */
export function createIndexBuilder(all: readonly Searchable[], folders: VectorFolders): IndexBuilder {
  const thread = createThread<Job, never>(new URL('./index-worker.ts', import.meta.url), { all, folders }, IDLE_MS)
  return (job) => thread.ask(job)
}
