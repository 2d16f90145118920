import { mkdirSync } from 'node:fs'
import { createChannels, randomTokenKey } from './channels/channels.ts'
import type { Config, Secrets } from './config.ts'
import { answerMessage } from './dialogue/answer-message.ts'
import { conversationsInMemory } from './dialogue/conversations.ts'
import type { Dialogue, HandoffPort } from './dialogue/dialogue.ts'
import { counsellingInstead } from './dialogue/counselling-instead.ts'
import type { IncomingMessage } from './dialogue/incoming-message.ts'
import { loadUnanswerable } from './articles/load-articles.ts'
import { loadKnowledge } from './dialogue/load-knowledge.ts'
import { renderReply } from './dialogue/render-reply.ts'
import type { RenderedReply } from './dialogue/rendered-reply.ts'
import { createHttpServer, type HttpServer } from './http.ts'
import type { HttpRequest } from './http/route.ts'
import { detectLanguage } from './language/detect.ts'
import { languageCodes } from './language/languages.ts'
import { createPhrases, readPhraseTables } from './language/phrases.ts'
import type { Log } from './log.ts'
import { loadNeedGroups } from './offers/need-groups.ts'
import { createLibrary } from './pages/library.ts'
import { markdown } from './pages/markdown.ts'
import { createPages } from './pages/pages.ts'
import { PATHS } from './paths.ts'
import { type Embed, loadModel } from './retrieval/embed.ts'
import { prepareIndex, searchables } from './retrieval/prepare-index.ts'
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
  facts: { articles: number; languages: number; problems: number; off: string[] }
  stop(): Promise<void>
}

/** What the dialogue needs, without any channel: also for the editors' commands. */
export async function createDialogue(config: Config, log: Log, progress: Progress, overrides: Overrides = {}): Promise<{ dialogue: Dialogue; problems: number }> {
  const folder = overrides.knowledgeFolder ?? PATHS.knowledge
  const { knowledge, problems } = loadKnowledge(folder)
  for (const { file, found } of problems) log.warn('content.problem', { file, found })
  mkdirSync(config.storage.folder, { recursive: true })
  const embed = overrides.embed ?? (await loadModel(PATHS.model))
  const index = await prepareIndex(searchables(knowledge.articles, loadUnanswerable(folder)), { shipped: overrides.vectorsFolder ?? PATHS.vectors, cache: config.storage.folder }, embed, progress)
  const offset = config.clockOffsetDays * 86_400_000
  const now = overrides.now ?? (() => new Date(Date.now() + offset))
  const dialogue: Dialogue = {
    knowledge, needGroups: loadNeedGroups(folder), conversations: conversationsInMemory(now),
    detect: detectLanguage, search: createSearch(() => index, embed), handoff: overrides.handoff ?? counsellingInstead(() => dialogue), now,
  }
  return { dialogue, problems: problems.length }
}

/** Wires everything, in the order in which the parts need each other; nothing listens yet. */
export async function createApp(config: Config, secrets: Secrets, log: Log, progress: Progress, overrides: Overrides = {}): Promise<App> {
  const phrase = createPhrases(readPhraseTables(PATHS.locales))
  const { dialogue, problems } = await createDialogue(config, log, progress, overrides)
  const { knowledge, now } = dialogue
  const context = { knowledge, phrase, toHtml: (text: string) => markdown(text).toString(), now }
  const answer = async (message: IncomingMessage): Promise<RenderedReply> => renderReply(context, await answerMessage(dialogue, message))
  const channels = createChannels({
    tokenKeys: secrets.tokenKeys.length > 0 ? secrets.tokenKeys : [randomTokenKey()],
    ...(config.azure ? { azure: { ...config.azure, ...(secrets.azurePassword ? { appSecret: secrets.azurePassword } : {}) } } : {}),
    answer, greet: (message) => answer({ ...message, choice: { do: 'command', command: 'help' } }),
    forget: (conversation) => dialogue.conversations.remove(conversation), phrase, log, now,
  })
  const stationsOf = async (request: HttpRequest): Promise<readonly string[]> => {
    const grant = await channels.visitors.sessions.read(request)
    const conversation = grant && (await dialogue.conversations.load(grant.conversation))
    return conversation?.shown.map(({ article }) => article) ?? []
  }
  const pages = createPages({ phrase, library: createLibrary(knowledge.articles, phrase), visitors: channels.visitors, context, stationsOf, now })
  const server = createHttpServer({
    settings: { trustProxy: config.http.trustProxy, ...(config.http.publicUrl ? { publicUrl: config.http.publicUrl } : {}) },
    routes: [...channels.routes, ...pages.routes], upgrade: channels.upgrade, errorPage: pages.errorPage, log,
  })
  return {
    dialogue, answer, server,
    facts: { articles: knowledge.articles.size, languages: languageCodes.length, problems, off: config.azure ? [] : ['Azure', 'Teams'] },
    stop: async () => {
      await channels.stop(5_000)
      await server.stop(5_000)
    },
  }
}
