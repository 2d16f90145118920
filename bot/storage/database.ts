import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, PostgresDialect } from 'kysely'
import { SqliteDialect } from 'kysely-node-sqlite'
import { Pool } from 'pg'
import type { Log } from '../log.ts'
import { type Announcements, localAnnouncements, sharedAnnouncements } from './announcements.ts'
import { claimDataFolder } from './data-folder.ts'
import { migrate } from './migrate.ts'
import type { Database, Tables } from './tables.ts'

export type { Database } from './tables.ts'

/** Where data is kept: a folder for SQLite, or the address of a PostgreSQL database. */
export type DatabaseSettings = { kind: 'sqlite'; folder: string } | { kind: 'postgres'; url: string }

/** The opened database, migrated. */
export interface Storage {
  db: Database
  announcements: Announcements
  /** Moves deleted words out of the files they still stand in (SQLite's write-ahead log). */
  scrub(): Promise<void>
  close(): Promise<void>
}

const DATABASE_FILE = 'erstinfo.db'

/** Opens the database and brings its tables up to date. */
export function openDatabase(settings: DatabaseSettings, log: Log): Promise<Storage> {
  return settings.kind === 'sqlite' ? openSqlite(settings.folder) : openPostgres(settings.url, log)
}

async function openSqlite(folder: string): Promise<Storage> {
  const release = claimDataFolder(folder)
  const name = path.join(folder, DATABASE_FILE)
  // Read by nobody else on this machine, whoever made the folder; SQLite gives its side files the same rights.
  closeSync(openSync(name, 'a', 0o600))
  const file = new DatabaseSync(name)
  // secure_delete overwrites what is deleted: "deleted" is what we told the person.
  file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteHandle(file), transactionMode: 'IMMEDIATE' }) })
  await migrate(db)
  return {
    db,
    announcements: localAnnouncements(),
    scrub: async () => file.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    async close() {
      await db.destroy()
      release()
    },
  }
}

/** The few members the dialect uses; statements are kept, because preparing costs more than running them. */
function sqliteHandle(file: DatabaseSync) {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return {
    close: () => file.close(),
    prepare(sql: string) {
      const known = prepared.get(sql) ?? file.prepare(sql)
      if (prepared.size < 500) prepared.set(sql, known)
      return known as never
    },
  }
}

async function openPostgres(url: string, log: Log): Promise<Storage> {
  const pool = new Pool({ connectionString: url, max: 10 })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn('storage.connection-lost', { error: error.name }))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const announcements = await sharedAnnouncements(url, pool, () => log.warn('storage.listen-lost'))
  return {
    db,
    announcements,
    scrub: async () => {},
    async close() {
      await announcements.close()
      await db.destroy()
    },
  }
}
