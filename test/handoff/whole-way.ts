import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Channels, type ChannelsParts, createChannels, randomTokenKey } from '../../bot/channels/channels.ts'
import { configFrom } from '../../bot/config.ts'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import { conversationsInMemory } from '../../bot/dialogue/conversations.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import type { IncomingMessage } from '../../bot/dialogue/incoming-message.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { renderReply } from '../../bot/dialogue/render-reply.ts'
import type { Team } from '../../bot/handoff/advisers.ts'
import type { HandoffRoom } from '../../bot/handoff/handoff-room.ts'
import { createHttpServer } from '../../bot/http.ts'
import { htmlAnswer } from '../../bot/http/route.ts'
import type { Language } from '../../bot/language/languages.ts'
import { createPhrases, readPhraseTables } from '../../bot/language/phrases.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'
import type { Findings } from '../../bot/retrieval/search.ts'
import { openDatabase, type Storage } from '../../bot/storage/database.ts'
import { wireHandoff } from '../../bot/wire-handoff.ts'
import { type SeenActivity, startConversation, type Ticket } from '../channels/direct-line-client.ts'
import { fixedClock, TUESDAY } from './support.ts'

/** The whole way of a hand-off in one process: channels, dialogue with the real knowledge, hand-off, web server. Only the search finds nothing. */
export interface WholeWay {
  url: string
  room: HandoffRoom
  channels: Channels
  storage: Storage
  dialogue: Dialogue
  clock: ReturnType<typeof fixedClock>
  stop(): Promise<void>
}

const NOTHING_FOUND = { ranking: [], confidence: 0, answerable: 0 } as unknown as Findings

/** @param options.variables of the environment, as an operator would set them */
export async function startWholeWay(options: { team?: Partial<Team>; variables?: Record<string, string>; azureAuthentication?: ChannelsParts['azureAuthentication'] } = {}): Promise<WholeWay> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
  const { config, secrets } = configFrom({ DATA_DIR: path.join(folder, 'data'), PUBLIC_URL: 'http://127.0.0.1', ...options.variables })
  const storage = await openDatabase({ kind: 'sqlite', folder: config.storage.folder }, noLog)
  const clock = fixedClock(TUESDAY)
  const { now } = clock
  const { knowledge } = loadKnowledge(PATHS.knowledge)
  const phrase = createPhrases(readPhraseTables(PATHS.locales))
  const context = { knowledge, phrase, toHtml: (text: string) => text, now }
  const room = wireHandoff({
    config, secrets, context, storage, log: noLog, dialogue: () => dialogue, knowledgeFolder: knowledgeWith(folder, options.team ?? {}),
    reachUser: (conversation, notice, way) => channels.reachUser(conversation, notice, way),
    wayTo: (conversation) => channels.wayTo(conversation),
    forgetTranscript: (conversation) => channels.forgetTranscript(conversation),
    inTurn: (conversation, work) => channels.inTurn(conversation, work),
    writeToTeams: () => channels.writeToTeams!,
  })
  const dialogue: Dialogue = {
    knowledge, conversations: conversationsInMemory(now), handoff: room.handoff, now,
    detect: (text) => new Map<Language, number>(/\p{L}/u.test(text) ? [[/\p{Script=Arabic}/u.test(text) ? 'ar' : 'en', 1]] : []),
    search: async () => ({ ranking: [], confidence: 0, answerable: 0, features: {} as never }),
  }
  const answer = async (message: IncomingMessage) => renderReply(context, await answerMessage(dialogue, message))
  const channels = createChannels({
    tokenKeys: [randomTokenKey()], answer, greet: answer, forget: (conversation) => dialogue.conversations.remove(conversation), phrase, log: noLog, now,
    ...(config.azure ? { azure: { ...config.azure, appSecret: secrets.azurePassword! } } : {}),
    ...(options.azureAuthentication ? { azureAuthentication: options.azureAuthentication } : {}),
    ...(room.adviserDoor ? { advisers: { door: room.adviserDoor, db: storage.db } } : {}),
  })
  const server = createHttpServer({
    settings: { trustProxy: false }, routes: [...channels.routes, ...room.routes], upgrade: channels.upgrade, errorPage: (status) => htmlAnswer(`error ${status}`, {}, status), log: noLog,
  })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  room.start()
  return {
    url, room, channels, storage, dialogue, clock,
    async stop() {
      await channels.stop(0)
      await room.stop()
      await server.stop(100)
      await storage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The knowledge as the hand-off reads it, with one team. */
function knowledgeWith(folder: string, change: Partial<Team>): string {
  const knowledge = path.join(folder, 'knowledge')
  mkdirSync(path.join(knowledge, 'advisers'), { recursive: true })
  cpSync(path.join(PATHS.knowledge, 'vocabulary'), path.join(knowledge, 'vocabulary'), { recursive: true })
  const team = { id: 'leipzig', name: 'IBAS Leipzig', regions: ['14'], topics: 'all', languages: ['de'], hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '16:00' }], channel: 'desk', ...change }
  writeFileSync(path.join(knowledge, 'advisers', 'leipzig.yaml'), JSON.stringify(team))
  return knowledge
}

/** A person in a browser's place: writes, presses buttons, and reads what came back. */
export interface Chatter {
  ticket: Ticket
  /** All that a reload would show. */
  transcript(): Promise<SeenActivity[]>
  /** @returns the answer */
  writes(text: string): Promise<SeenActivity>
  presses(choice: object): Promise<SeenActivity>
  /** Waits for something that was not asked for. */
  hears(part: string): Promise<SeenActivity>
}

export async function chatter(whole: WholeWay, locale = 'en'): Promise<Chatter> {
  const ticket = await startConversation(whole as never)
  const path = `/v3/directline/conversations/${ticket.conversationId}/activities`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ticket.token}` }
  const transcript = async () => ((await (await fetch(whole.url + path, { headers })).json()) as { activities: SeenActivity[] }).activities
  async function until(wanted: (activities: SeenActivity[]) => SeenActivity | undefined): Promise<SeenActivity> {
    for (let tries = 0; tries < 150; tries++) {
      const found = wanted(await transcript())
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('It never came.')
  }
  async function send(more: object): Promise<SeenActivity> {
    // A person does not write faster than this either.
    whole.clock.move(1000)
    const posted = await fetch(whole.url + path, { method: 'POST', headers, body: JSON.stringify({ type: 'message', locale, ...more }) })
    const { id } = await posted.json() as { id: string }
    return until((activities) => activities.find(({ id: other, from }) => other > id && from.role === 'bot'))
  }
  return {
    ticket, transcript,
    writes: (text) => send({ text }),
    presses: (value) => send({ text: 'pressed', value }),
    hears: (part) => until((activities) => activities.find(({ text, from }) => from.role === 'bot' && text?.includes(part))),
  }
}

/** Takes a person through the questions and sends the case. @returns the answer to "send" */
export async function sendCase({ writes, presses }: Chatter): Promise<SeenActivity> {
  await writes('Xylophonkonzert')
  await writes('human')
  await presses({ do: 'handoff', step: 'place', value: '14713' })
  for (const _ of ['tried', 'contact', 'name']) await presses({ do: 'handoff', step: 'skip' })
  return presses({ do: 'handoff', step: 'send' })
}
