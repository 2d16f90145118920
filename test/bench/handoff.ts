import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createHandoff } from '../../bot/handoff/port.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { noLog } from '../../bot/log.ts'
import { type DatabaseSettings, openDatabase } from '../../bot/storage/database.ts'
import { type DeskServer, signedInAdviser, startDesk } from '../handoff/desk-server.ts'
import { contextOf, conversation, flowTools, summary, team } from '../handoff/support.ts'
import { startPostgres } from '../storage/postgres-server.ts'

const CONVERSATIONS = 500
const TICKETS = 50
const WRITTEN = 300
const AT_ONCE = 8

/** Hand-off under load: how soon an adviser's click reaches the person, how much memory open conversations take, how fast cases are written. */
export async function run(): Promise<string> {
  const desk = await startDesk()
  const before = heldMemory()
  const open = await openConversations(desk)
  const memory = heldMemory() - before
  const clicks = await claimAll(desk, open.tickets)
  await desk.stop()
  const sqlite = await withSqlite(ticketsPerSecond)
  const postgres = await withPostgres(ticketsPerSecond)
  return [
    `${CONVERSATIONS} open conversations, ${TICKETS} of them with a case: ${open.perStep.toFixed(2)} ms a step, ${(memory / 1e6).toFixed(1)} MB held by them, process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    `Claim click to the person's chat, with those open: median ${clicks.median.toFixed(0)} ms, p95 ${clicks.p95.toFixed(0)} ms (goal 100 ms)`,
    `Cases written per second, ${AT_ONCE} at once: SQLite ${sqlite.toFixed(0)}, PostgreSQL ${postgres.toFixed(0)}`,
  ].join('\n')
}

/** What is really held, after a collection; the process keeps more in reserve. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** Takes everybody to the summary, and the first of them through "send". */
async function openConversations({ room, workplace }: DeskServer): Promise<{ tickets: string[]; perStep: number; kept: unknown[] }> {
  const tickets: string[] = []
  const tools = flowTools({ now: workplace.clock.now, send: async (ticket) => {
    const sent = await openTicket(room.context, ticket)
    tickets.push(sent.id)
    return sent
  } })
  const handoff = createHandoff(room.context, tools)
  const kept: unknown[] = []
  let steps = 0
  const start = performance.now()
  for (let number = 0; number < CONVERSATIONS; number++) {
    let { conversation: now } = await handoff.start(conversation({ id: `conversation-${number}`, profile: { region: { values: ['14713'], how: 'chosen' } } }))
    for (const step of ['skip', 'skip', 'skip', ...(number < TICKETS ? ['send'] : [])]) {
      now = (await handoff.relay(now, { conversation: now.id, channel: 'web', text: '', choice: { do: 'handoff', step } }))!.conversation
      steps++
    }
    kept.push(now)
  }
  return { tickets, perStep: (performance.now() - start) / steps, kept }
}

/** An adviser claims each case; timed from the click to the moment the person's chat is given the words. */
async function claimAll(desk: DeskServer, tickets: readonly string[]): Promise<{ median: number; p95: number }> {
  const berta = await signedInAdviser(desk, 'berta')
  const csrf = await berta.csrf()
  const times: number[] = []
  for (const id of tickets) {
    const heard = desk.heard.length
    const start = performance.now()
    const answer = berta.post(`/desk/tickets/${id}/claim`, { csrf })
    while (desk.heard.length === heard) await new Promise((resolve) => setImmediate(resolve))
    times.push(desk.heard.at(-1)!.at - start)
    await answer
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! }
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
