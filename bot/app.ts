import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createChannels, randomTokenKey } from './channels/channels.ts'
import type { Problem } from './articles/problem.ts'
import type { Config, Secrets } from './config.ts'
import { answerMessage } from './dialogue/answer-message.ts'
import { conversationsInMemory } from './dialogue/conversations.ts'
import type { Dialogue, HandoffPort } from './dialogue/dialogue.ts'
import { counsellingInstead } from './dialogue/counselling-instead.ts'
import type { IncomingMessage } from './dialogue/incoming-message.ts'
import { followEdits } from './follow-edits.ts'
import { loadKnowledge, type LoadedKnowledge } from './dialogue/load-knowledge.ts'
import { renderReply } from './dialogue/render-reply.ts'
import type { RenderedReply } from './dialogue/rendered-reply.ts'
import { createHttpServer, type HttpServer } from './http.ts'
import type { HttpRequest } from './http/route.ts'
import { createDetector } from './language/detect.ts'
import { languageCodes } from './language/languages.ts'
import { createPhrases, readPhraseTables } from './language/phrases.ts'
import type { Log } from './log.ts'
import { createLibrary } from './pages/library.ts'
import { markdown } from './pages/markdown.ts'
import { createPages } from './pages/pages.ts'
import { PATHS } from './paths.ts'
import { type Embed, loadModel } from './retrieval/embed.ts'
import { createIndexMaker, searchables } from './retrieval/prepare-index.ts'
import { openDatabase } from './storage/database.ts'
import { wireHandoff } from './wire-handoff.ts'
import { createSearch } from './retrieval/search.ts'
import type { Progress } from './retrieval/vectors.ts'

/** Parts that tests replace by name. */
export interface Overrides {
  embed?: Embed
  knowledgeFolder?: string
  vectorsFolder?: string
  now?: () => Date
  handoff?: HandoffPort
}

/** The running program. */
export interface App {
  dialogue: Dialogue
  answer: (message: IncomingMessage) => Promise<RenderedReply>
  server: HttpServer
  /** What the start text says. */
  facts: { articles: number; languages: number; problems: number; off: string[]; signInPath?: string }
  stop(): Promise<void>
}

/** The dialogue, how many problems its texts have, and what takes over an edit of them. */
export interface StartedDialogue {
  dialogue: Dialogue
  problems: number
  takeOver: (loaded: LoadedKnowledge) => Promise<void>
}

/** What the dialogue needs, without any channel: also for the editors' commands. */
export async function createDialogue(config: Config, log: Log, progress: Progress, overrides: Overrides = {}): Promise<StartedDialogue> {
  const loading = overrides.embed ? Promise.resolve(overrides.embed) : loadModel(PATHS.model)
  const { knowledge, problems, unanswerable } = loadKnowledge(overrides.knowledgeFolder ?? PATHS.knowledge)
  const warn = (found: readonly Problem[]): void => found.forEach(({ file, found: fault }) => log.warn('content.problem', { file, found: fault }))
  warn(problems)
  mkdirSync(config.storage.folder, { recursive: true, mode: 0o700 })
  const makeIndex = createIndexMaker({ shipped: overrides.vectorsFolder ?? PATHS.vectors, cache: path.join(config.storage.folder, 'search') }, loading, progress)
  let prepared = await makeIndex(searchables(knowledge.articles, unanswerable))
  const takeOver = async (loaded: LoadedKnowledge): Promise<void> => {
    warn(loaded.problems)
    const next = await makeIndex(searchables(loaded.knowledge.articles, loaded.unanswerable))
    Object.assign(knowledge, loaded.knowledge)
    prepared = next
  }
  const offset = config.clockOffsetDays * 86_400_000
  const now = overrides.now ?? (() => new Date(Date.now() + offset))
  const dialogue: Dialogue = {
    knowledge, conversations: conversationsInMemory(now), detect: createDetector((text) => prepared.guess(text)),
    search: createSearch(() => prepared.index, await loading), handoff: overrides.handoff ?? counsellingInstead(() => dialogue), now,
  }
  return { dialogue, problems: problems.length, takeOver }
}

/** Wires everything, in the order in which the parts need each other; nothing listens yet. */
export async function createApp(config: Config, secrets: Secrets, log: Log, progress: Progress, overrides: Overrides = {}): Promise<App> {
  const phrase = createPhrases(readPhraseTables(PATHS.locales))
  const { dialogue: alone, problems, takeOver } = await createDialogue(config, log, progress, overrides)
  const { knowledge, now } = alone
  const storage = await openDatabase(config.storage.url ? { kind: 'postgres', url: config.storage.url } : { kind: 'sqlite', folder: config.storage.folder }, log)
  const context = { knowledge, phrase, toHtml: (text: string) => markdown(text).toString(), now }
  const room = wireHandoff({
    config, secrets, context, storage, log, dialogue: () => dialogue, knowledgeFolder: overrides.knowledgeFolder ?? PATHS.knowledge,
    reachUser: (conversation, notice, way) => channels.reachUser(conversation, notice, way),
    wayTo: (conversation) => channels.wayTo(conversation),
    forgetTranscript: (conversation) => channels.forgetTranscript(conversation),
    inTurn: (conversation, work) => channels.inTurn(conversation, work),
    writeToTeams: () => channels.writeToTeams!,
  })
  const dialogue: Dialogue = { ...alone, handoff: overrides.handoff ?? room.handoff }
  const answer = async (message: IncomingMessage): Promise<RenderedReply> => renderReply(context, await answerMessage(dialogue, message))
  const channels = createChannels({
    tokenKeys: secrets.tokenKeys.length > 0 ? secrets.tokenKeys : [randomTokenKey()],
    ...(config.azure ? { azure: { ...config.azure, ...(secrets.azurePassword ? { appSecret: secrets.azurePassword } : {}) } } : {}),
    ...(room.adviserDoor ? { advisers: { door: room.adviserDoor, db: storage.db } } : {}),
    answer, greet: (message) => answer({ ...message, choice: { do: 'command', command: 'help' } }),
    forget: (conversation) => dialogue.conversations.remove(conversation), phrase, log, now,
  })
  const stationsOf = async (request: HttpRequest): Promise<readonly string[]> => {
    const grant = await channels.visitors.sessions.read(request)
    const conversation = grant && (await dialogue.conversations.load(grant.conversation))
    return conversation?.shown.map(({ article }) => article) ?? []
  }
  const pages = createPages({ phrase, library: createLibrary(knowledge, phrase), visitors: channels.visitors, context, stationsOf, now })
  const server = createHttpServer({
    settings: { trustProxy: config.http.trustProxy, ...(config.http.publicUrl ? { publicUrl: config.http.publicUrl } : {}) },
    routes: [...channels.routes, ...room.routes, ...pages.routes], upgrade: channels.upgrade, errorPage: pages.errorPage, log,
  })
  room.start()
  const stopFollowing = followEdits(overrides.knowledgeFolder ?? PATHS.knowledge, takeOver, log)
  return {
    dialogue, answer, server,
    facts: { articles: knowledge.articles.size, languages: languageCodes.length, problems, off: partsThatAreOff(config), ...(room.signInPath ? { signInPath: room.signInPath } : {}) },
    stop: async () => {
      stopFollowing()
      await channels.stop(5_000)
      await room.stop()
      await server.stop(5_000)
      await storage.close()
    },
  }
}

function partsThatAreOff({ azure, storage, handoff }: Config): string[] {
  return [...(azure ? [] : ['Azure', 'Teams']), ...(storage.url ? [] : ['database server']), ...(handoff.mail ? [] : ['mail']), ...(handoff.openId ? [] : ['sign-in by OpenID Connect'])]
}
