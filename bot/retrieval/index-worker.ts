import { parentPort, workerData } from 'node:worker_threads'
import type { Searchable } from '../articles/load-articles.ts'
import { doJob, type Job } from './index-jobs.ts'
import type { VectorFolders } from './vectors.ts'

const { all, folders } = workerData as { all: Searchable[]; folders: VectorFolders }

parentPort!.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort!.postMessage({ id, made: doJob(all, folders, job) })
  } catch (error) {
    parentPort!.postMessage({ id, error })
  }
})
