import { workerData } from 'node:worker_threads'
import type { Searchable } from '../articles/load-articles.ts'
import { answerInThread } from './answer-in-thread.ts'
import { doJob, type Job } from './index-jobs.ts'
import type { VectorFolders } from './vectors.ts'

const { all, folders } = workerData as { all: Searchable[]; folders: VectorFolders }

answerInThread((job: Job) => doJob(all, folders, job))
