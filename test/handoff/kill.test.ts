import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { type SignedHeaders, verifyWebhook } from '../../bot/handoff/delivery/webhook-signature.ts'
import { deliverByWebhook } from '../../bot/handoff/delivery/webhook.ts'
import { createOutbox } from '../../bot/handoff/outbox/worker.ts'
import { noLog } from '../../bot/log.ts'
import { openDatabase } from '../../bot/storage/database.ts'
import { labels } from './support.ts'

const SECRET = 's'.repeat(32)
const KILLS = 100
// Each lane has a data folder of its own; two use both cores.
const LANES = 2

/** A receiver as the documentation tells them to be: believes the signature, takes each id once. */
async function startReceiver() {
  const taken: string[] = []
  const refused: string[] = []
  let repeated = 0
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      const headers = request.headers as unknown as SignedHeaders
      const verdict = verifyWebhook(SECRET, headers, body, new Date(), (id) => taken.includes(id))
      if (verdict === 'ok') taken.push(headers['webhook-id'])
      else if (verdict === 'seen-before') repeated++
      else refused.push(verdict)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { taken, refused, repeats: () => repeated, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => { server.close(); server.closeAllConnections() } }
}

/** Lets a process write cases and kills it a moment after it began. @returns what it said was committed */
function writeAndKill(folder: string, url: string, afterMs: number): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/handoff/kill-child.ts', folder, url], {
      stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      said += chunk
    })
    child.on('close', () => resolve(said.split('\n').slice(0, -1)))
  })
}

/** Kills one process after another on the same folder, then looks at what is left. */
async function lane(kills: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
  const receiver = await startReceiver()
  try {
    await killAndLook(kills, folder, receiver)
  } finally {
    receiver.stop()
    rmSync(folder, { recursive: true })
  }
}

async function killAndLook(kills: number, folder: string, receiver: Awaited<ReturnType<typeof startReceiver>>): Promise<void> {
  const committed: string[] = []
  for (let kill = 0; kill < kills; kill++) committed.push(...await writeAndKill(folder, receiver.url, (kill * 37) % 120))

  const { db, announcements, scrub, close } = await openDatabase({ kind: 'sqlite', folder }, noLog)
  // What a killed worker held comes free when its lease ends.
  const later = () => new Date(Date.now() + 60_000)
  const context = { db, announcements, scrub, now: later, newId: randomUUID }
  await createOutbox(context, { webhook: deliverByWebhook({ db, labels, settings: { url: receiver.url, secret: SECRET }, now: () => new Date() }) }, noLog).run()

  const tickets = await db.selectFrom('ticket').selectAll().execute()
  const messages = await db.selectFrom('message').selectAll().execute()
  const history = await db.selectFrom('ticket_history').selectAll().orderBy('version').execute()
  const deliveries = await db.selectFrom('delivery').selectAll().where('channel', '=', 'webhook').execute()
  const kept = new Set([
    'ready', ...tickets.map(({ id }) => `ticket ${id}`), ...messages.map(({ id }) => `message ${id}`),
    ...tickets.filter(({ state }) => state === 'closed').map(({ id }) => `closed ${id}`),
  ])
  expect(committed.filter((what) => !kept.has(what))).toEqual([])
  expect(committed.filter((what) => what.startsWith('ticket')).length).toBeGreaterThan(0)
  for (const { id, version } of tickets) {
    expect(history.filter(({ ticket }) => ticket === id).map((row) => row.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1))
  }
  // One delivery for each case and each message of a person; each of them taken, once.
  const asked = messages.filter(({ sender }) => sender === 'person').length
  expect(deliveries.length).toBe(tickets.length + asked)
  expect(deliveries.filter(({ state }) => state !== 'delivered')).toEqual([])
  expect([...receiver.taken].sort()).toEqual(deliveries.map(({ id }) => id).sort())
  expect(receiver.refused).toEqual([])
  await close()
}

describe('a process that is killed at any point', () => {
  it(`loses nothing that was committed and doubles nothing, ${KILLS} times over`, async () => {
    await Promise.all(Array.from({ length: LANES }, () => lane(KILLS / LANES)))
  }, 120_000)
})
