import path from 'node:path'
import type { BotFrameworkAuthentication } from 'botframework-connector'
import type { AzureSettings } from '../../bot/channels/azure-settings.ts'
import { type Channels, createChannels, randomTokenKey } from '../../bot/channels/channels.ts'
import type { Answer } from '../../bot/channels/turn-logic.ts'
import type { Knowledge } from '../../bot/dialogue/knowledge.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { createHttpServer } from '../../bot/http.ts'
import { languageOfTag } from '../../bot/language/languages.ts'
import { createPhrases, type Phrase, readPhraseTables } from '../../bot/language/phrases.ts'
import { type Log, noLog } from '../../bot/log.ts'
import { createLibrary } from '../../bot/pages/library.ts'
import { createPages } from '../../bot/pages/pages.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** What a test may replace. */
export interface StartOptions {
  answer?: Answer
  tokenKeys?: readonly string[]
  azure?: AzureSettings
  azureAuthentication?: BotFrameworkAuthentication
  now?: () => Date
  log?: Log
  publicUrl?: string
  port?: number
  knowledge?: Knowledge
  /** Articles the visitor was shown. */
  stations?: readonly string[]
}

/** A bot that listens. */
export interface StartedBot {
  url: string
  port: number
  channels: Channels
  /** Conversations the dialogue was told to forget. */
  forgotten: string[]
  stop(): Promise<void>
}

/** Starts the door of the bot: channels, pages and web server, with a small dialogue of a test's own. */
export async function startBot(options: StartOptions = {}): Promise<StartedBot> {
  const phrase = testPhrase()
  const now = options.now ?? (() => new Date())
  const forgotten: string[] = []
  const channels = createChannels({
    tokenKeys: options.tokenKeys ?? [randomTokenKey()],
    ...(options.azure ? { azure: options.azure } : {}),
    ...(options.azureAuthentication ? { azureAuthentication: options.azureAuthentication } : {}),
    answer: options.answer ?? echoAnswer,
    greet: options.answer ?? echoAnswer,
    forget: async (conversation) => { forgotten.push(conversation) },
    phrase, now, log: options.log ?? noLog,
  })
  const knowledge = options.knowledge ?? loadKnowledge(path.join(ROOT, 'knowledge')).knowledge
  const context = { knowledge, phrase, toHtml: (text: string) => text, now }
  const pages = createPages({ phrase, library: createLibrary(knowledge, phrase), visitors: channels.visitors, context, stationsOf: async () => options.stations ?? [], now })
  const server = createHttpServer({
    settings: { trustProxy: false, ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}) },
    routes: [...channels.routes, ...pages.routes],
    upgrade: channels.upgrade, errorPage: pages.errorPage, log: options.log ?? noLog,
  })
  const port = await server.listen(options.port ?? 0, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${port}`, port, channels, forgotten,
    async stop() {
      await channels.stop(0)
      await server.stop(1000)
    },
  }
}

/** Answers with what was said, and two buttons. */
export const echoAnswer: Answer = async (message) => {
  const said = message.choice ? JSON.stringify(message.choice) : message.text
  const escaped = said.replace(/[&<>]/g, '')
  return {
    language: languageOfTag(message.locale) ?? 'de',
    outcome: 'answer',
    markdown: `**${said}**`,
    html: `<p><strong>${escaped}</strong></p>`,
    buttons: [
      { title: 'Darf ich arbeiten?', choice: { do: 'show-article', article: 'may-i-work' } },
      { title: 'Das hat nicht geholfen', choice: { do: 'not-helpful' } },
    ],
  }
}

/** The real phrases. */
export function testPhrase(): Phrase {
  return createPhrases(readPhraseTables(path.join(ROOT, 'locales')))
}
