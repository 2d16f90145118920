import { globSync, watch } from 'node:fs'
import path from 'node:path'
import type { Log } from './log.ts'
import { createThread } from './retrieval/thread.ts'
import type { LoadedKnowledge } from './dialogue/load-knowledge.ts'

/** An editor's program writes a file in several steps; they are one edit, in milliseconds. */
const SETTLE_MS = 300

// The vectors follow from the texts, and whoever writes them has edited no text.
const isVectors = (folder: string): boolean => folder.split(path.sep).includes('vectors')

function watchFolders(root: string, changed: () => void): () => void {
  const folders = [root, ...globSync('**/', { cwd: root }).filter((folder) => !isVectors(folder)).map((folder) => path.join(root, folder))]
  const watchers = folders.map((folder) => watch(folder, { persistent: false }, (_, file) => { if (!isVectors(file ?? '')) changed() }))
  return () => watchers.forEach((watcher) => watcher.close())
}

/**
 * Reads the knowledge folder again after each edit, in a thread, and hands over what was read. An edit during a hand-over is
 * taken over after it. A folder that cannot be used is named in the log, and what was there before stays.
 * @returns stops watching
 */
export function followEdits(folder: string, takeOver: (loaded: LoadedKnowledge) => Promise<void>, log: Log): () => void {
  const reader = createThread<undefined, LoadedKnowledge>(new URL('./dialogue/knowledge-worker.ts', import.meta.url), folder, 1)
  let settling: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let close = watchFolders(folder, changed)

  async function readAgain(): Promise<void> {
    try {
      close()
      close = watchFolders(folder, changed)
      await takeOver(await reader.ask(undefined))
      log.info('content.edit-taken-over')
    } catch (error) {
      log.error('content.edit-refused', { reason: (error as Error).message })
    }
  }

  function changed(): void {
    clearTimeout(settling)
    settling = setTimeout(() => { running = running.then(readAgain) }, SETTLE_MS).unref()
  }

  return () => {
    clearTimeout(settling)
    close()
  }
}
