import { workerData } from 'node:worker_threads'
import { answerInThread } from '../retrieval/answer-in-thread.ts'
import { loadKnowledge } from './load-knowledge.ts'

const folder = workerData as string

answerInThread(() => loadKnowledge(folder))
