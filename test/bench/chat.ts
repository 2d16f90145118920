import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PATHS } from '../../bot/paths.ts'
import { loadModel } from '../../bot/retrieval/embed.ts'
import { loadCases } from '../evaluation/cases.ts'
import { openConversation } from './direct-line.ts'
import { firstScreen } from './first-screen.ts'
import { startServer } from './started-server.ts'

const SENTENCES = loadCases().filter(({ kind, half }) => kind === 'topic' && half === 'dev').filter((_, i) => i % 8 === 0).slice(0, 60)
/** Messages a conversation may send before the rate limit speaks. */
const MESSAGES_EACH = 8

const at = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
const spread = (times: number[]): string => {
  const sorted = [...times].sort((a, b) => a - b)
  return `p50 ${at(sorted, 0.5).toFixed(0)} ms, p95 ${at(sorted, 0.95).toFixed(0)} ms`
}

async function turns(url: string, parallel: number): Promise<{ times: number[]; perSecond: number }> {
  const conversations = await Promise.all(Array.from({ length: parallel }, () => openConversation(url, 'de')))
  const began = performance.now()
  const times = (await Promise.all(conversations.map(async (conversation, c) => {
    const own: number[] = []
    for (let i = 0; i < MESSAGES_EACH; i++) own.push(await conversation.ask(SENTENCES[(c * MESSAGES_EACH + i) % SENTENCES.length]!.text))
    conversation.close()
    return own
  }))).flat()
  return { times, perSecond: (1000 * times.length) / (performance.now() - began) }
}

async function embeddings(): Promise<number[]> {
  const embed = await loadModel(PATHS.model)
  await embed('query: warm')
  const times: number[] = []
  for (const { text } of SENTENCES) {
    const began = performance.now()
    await embed(`query: ${text}`)
    times.push(performance.now() - began)
  }
  return times
}

async function manyTurns(url: string): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < SENTENCES.length; i += MESSAGES_EACH) {
    const conversation = await openConversation(url, 'de')
    for (const { text } of SENTENCES.slice(i, i + MESSAGES_EACH)) times.push(await conversation.ask(text))
    conversation.close()
  }
  return times
}

/** The whole turn against the bare embedding, answers a second, start-up, memory, first screen. */
export async function chat(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-bench-'))
  rmSync(path.join(PATHS.root, 'node_modules', '.cache', 'erstinfo'), { recursive: true, force: true })
  const cold = await startServer(folder)
  await manyTurns(cold.url)
  await cold.stop()
  const server = await startServer(folder)
  const after = server.memory()
  await manyTurns(server.url)
  const whole = await manyTurns(server.url)
  const lines = [`start cold ${cold.startMs.toFixed(0)} ms, warm ${server.startMs.toFixed(0)} ms`]
  for (const parallel of [1, 8, 64]) {
    const { times, perSecond } = await turns(server.url, parallel)
    lines.push(`${String(parallel).padStart(2)} parallel conversations: ${perSecond.toFixed(1)} answers/s, ${spread(times)}`)
  }
  lines.push(`memory after start ${after.toFixed(0)} MB, after the load ${server.memory().toFixed(0)} MB (goal 450)`)
  lines.push(await firstScreen(server.url))
  await server.stop()
  const bare = await embeddings()
  const median = (times: number[]): number => at([...times].sort((a, b) => a - b), 0.5)
  return [`whole turn over Direct Line ${spread(whole)}`, `bare embedding of the same sentences ${spread(bare)}`, `ratio of the medians ${(median(whole) / median(bare)).toFixed(2)} (goal 1.3)`, ...lines].join('\n')
}
