import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { noLog } from '../../bot/log.ts'
import { type DatabaseSettings, openDatabase } from '../../bot/storage/database.ts'
import { contextOf, summary, team } from '../handoff/support.ts'
import { startPostgres } from '../storage/postgres-server.ts'
import { claimClicks } from './handoff-clicks.ts'

const WRITTEN = 300
const AT_ONCE = 8

/** Hand-off under load: how soon an adviser's click reaches the person, how much memory open conversations take, how fast cases are written. */
export async function run(): Promise<string> {
  const { conversations, cases, times, before, after } = await claimClicks()
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(0)
  const sqlite = await withSqlite(ticketsPerSecond)
  const postgres = await withPostgres(ticketsPerSecond)
  return [
    `${conversations} open conversations, ${cases} of them with a case: process ${after.toFixed(0)} MB, ${before.toFixed(0)} MB before they came`,
    `Claim click to the person's open stream, with those there: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms of ${times.length} (goal p95 100 ms)`,
    `Cases written per second, ${AT_ONCE} at once: SQLite ${sqlite.toFixed(0)}, PostgreSQL ${postgres.toFixed(0)}`,
  ].join('\n')
}

async function ticketsPerSecond(settings: DatabaseSettings): Promise<number> {
  const storage = await openDatabase(settings, noLog)
  const context = contextOf(storage, () => new Date())
  const start = performance.now()
  let left = WRITTEN
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await openTicket(context, { summary: summary(), team, conversation: 'bench' })
  }))
  const seconds = (performance.now() - start) / 1000
  await storage.close()
  return WRITTEN / seconds
}

async function withSqlite<Value>(measure: (settings: DatabaseSettings) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'erstinfo-'))
  try {
    return await measure({ kind: 'sqlite', folder })
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function withPostgres<Value>(measure: (settings: DatabaseSettings) => Promise<Value>): Promise<Value> {
  const server = await startPostgres()
  try {
    return await measure({ kind: 'postgres', url: server.url })
  } finally {
    await server.stop()
  }
}
