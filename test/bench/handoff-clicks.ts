import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { languageCodes } from '../../bot/language/languages.ts'
import { visitor } from '../handoff/desk-server.ts'
import { type BenchConversation, openConversation } from './direct-line.ts'
import { type StartedServer, startServer } from './started-server.ts'

const CONVERSATIONS = 500
const CASES = 50

/** What a click at the desk costs while many people are there. */
export interface Clicks {
  conversations: number
  cases: number
  /** Milliseconds from the click to the words on the person's stream, sorted. */
  times: number[]
  /** Resident memory of the process in MB: before anybody came, with all of them there. */
  before: number
  after: number
}

/** The program as it is started, 500 people with open streams, 50 of them with a case; an adviser claims one after another. */
export async function claimClicks(): Promise<Clicks> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-bench-'))
  const server = await startServer(folder)
  try {
    return await measure(server)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

async function measure(server: StartedServer): Promise<Clicks> {
  await speakAllLanguages(server.url)
  const before = server.memory()
  const people: BenchConversation[] = []
  for (let number = 0; number < CONVERSATIONS; number++) people.push(await arrive(server.url))
  const waiting = people.slice(0, CASES)
  for (const person of waiting) await sendCase(person)
  const times = await claimAll(server, waiting)
  const after = server.memory()
  for (const person of people) person.close()
  return { conversations: CONVERSATIONS, cases: CASES, times: times.sort((a, b) => a - b), before, after }
}

/** What is trained on first use shall not count as memory of the people, nor as time of the click. */
async function speakAllLanguages(url: string): Promise<void> {
  const first = await openConversation(url, 'de')
  for (const language of languageCodes) {
    await first.press({ do: 'set-language', language })
    await first.ask('Erstinfo?')
  }
  first.close()
}

/** Somebody with an answer before them; by a button, since understanding questions is not measured here. */
async function arrive(url: string): Promise<BenchConversation> {
  const person = await openConversation(url, 'de')
  await person.press({ do: 'show-article', article: 'protection-granted' })
  return person
}

async function sendCase({ ask, press }: BenchConversation): Promise<void> {
  await ask('mit einem Menschen')
  await press({ do: 'handoff', step: 'place', value: '14713' })
  for (const _ of ['tried', 'contact', 'name']) await press({ do: 'handoff', step: 'skip' })
  await press({ do: 'handoff', step: 'send' })
}

/** An adviser claims each case. @returns the times from the click until the person whose case it is hears of it */
async function claimAll({ url, text }: StartedServer, waiting: readonly BenchConversation[]): Promise<number[]> {
  const adviser = visitor(url)
  await adviser.get(/\/desk\/sign-in\/start\S+/.exec(text)![0])
  const queue = (await adviser.get('/desk')).text
  const ids = new Set([...queue.matchAll(/\/desk\/tickets\/([\w-]+)/g)].map(([, id]) => id!))
  let arrived: (at: number) => void
  for (const person of waiting) void person.hears().then(() => arrived(performance.now()))
  const times: number[] = []
  for (const id of ids) {
    const heard = new Promise<number>((resolve) => { arrived = resolve })
    const began = performance.now()
    const answer = adviser.post(`/desk/tickets/${id}/claim`, { csrf: /name="csrf" value="([^"]+)"/.exec(queue)![1]! })
    times.push(await heard - began)
    await answer
  }
  return times
}
