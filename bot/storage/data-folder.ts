import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Thrown when another process already works in the data folder. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError'

  constructor(folder: string, pid: string, cause: unknown) {
    super(`The data folder ${folder} is in use by process ${pid}. One folder serves one process: stop the other one, or give this one another folder or a DATABASE_URL. Nothing was changed.`, { cause })
  }
}

// SQLite's code for "somebody else holds the lock".
const SQLITE_BUSY = 5

/**
 * Claims the folder for this process. The claim is a file lock of the operating system: it ends with the process,
 * however that ends, and holds between containers too, where process ids say nothing. The pid is written for the reader of the error.
 * @returns gives the folder free again
 */
export function claimDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pidFile = path.join(folder, 'erstinfo.pid')
  const lock = new DatabaseSync(path.join(folder, 'erstinfo.lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error
    throw new DataFolderInUseError(folder, readPid(pidFile), error)
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return () => lock.close()
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    // The other process has the lock and is about to write the file.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '?'
    throw error
  }
}
