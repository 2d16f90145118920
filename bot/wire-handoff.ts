import { randomUUID } from 'node:crypto'
import { valueIds } from './articles/vocabulary.ts'
import type { Config, Secrets } from './config.ts'
import { languageOfText } from './dialogue/article-part.ts'
import type { Dialogue } from './dialogue/dialogue.ts'
import { escapeMarkdown } from './dialogue/render/escape-markdown.ts'
import { type RenderContext, valueText } from './dialogue/render-reply.ts'
import { matchingOffers } from './dialogue/offers-for.ts'
import { readTeams } from './handoff/advisers.ts'
import { readDeadlineVocabulary } from './handoff/deadlines/vocabulary.ts'
import type { DeskLibrary } from './handoff/desk/desk-parts.ts'
import { createHandoffRoom, type HandoffRoom, type HandoffSettings } from './handoff/handoff-room.ts'
import type { TeamsPort } from './handoff/teams/teams-port.ts'
import type { Language } from './language/languages.ts'
import type { Log } from './log.ts'
import type { Storage } from './storage/database.ts'
import type { InTurn } from './storage/turn-queue.ts'

/** What the hand-off is wired from. */
export interface HandoffWiring {
  config: Config
  secrets: Secrets
  dialogue: () => Dialogue
  context: RenderContext
  knowledgeFolder: string
  storage: Storage
  /** Says something in a running conversation. */
  reachUser: (conversation: string, notice: { markdown: string; html: string; from?: string }, way?: string) => Promise<void>
  /** How somebody outside our own chat is reached later on. */
  wayTo: (conversation: string) => Promise<string | undefined>
  /** Forgets what was said in a running conversation on any channel. */
  forgetTranscript: (conversation: string) => Promise<void>
  /** Runs work on a conversation after the turns that were asked for before. */
  inTurn: InTurn
  /** Writes into channels of Teams; asked for at each use. */
  writeToTeams: () => TeamsPort
  log: Log
}

function settingsOf({ http, handoff }: Config, secrets: Secrets): HandoffSettings {
  const { openId, mail, webhook, zammad, hub } = handoff
  return {
    publicUrl: http.publicUrl ?? `http://localhost:${http.port}`,
    ...(openId ? { openId: { ...openId, clientSecret: secrets.openIdSecret! } } : {}),
    ...(mail ? { mail: { ...mail, url: secrets.mailUrl! } } : {}),
    ...(webhook ? { webhook: { ...webhook, secret: secrets.webhookSecret! } } : {}),
    ...(zammad ? { zammad: { ...zammad, token: secrets.zammadToken! } } : {}),
    ...(hub ? { hub: { ...hub, secret: secrets.hubSecret! } } : {}),
  }
}

function libraryOf({ knowledge }: RenderContext): DeskLibrary {
  return {
    titles: () => [...knowledge.articles.values()].map(({ id, texts }) => ({ id, title: texts.de?.title ?? id })),
    article: (language, id) => {
      const article = knowledge.articles.get(id)
      if (!article) return undefined
      const shown = languageOfText(article, language)
      const { title, short } = article.texts[shown]!
      return { title, short, language: shown }
    },
  }
}

/** Gives the hand-off what it needs of the other rooms. */
export function wireHandoff({ config, secrets, dialogue, context, knowledgeFolder, storage, reachUser, wayTo, forgetTranscript, inTurn, writeToTeams, log }: HandoffWiring): HandoffRoom {
  const { knowledge, phrase, toHtml, now } = context
  const textOf = (language: Language, id: string) => {
    const article = knowledge.articles.get(id)
    return article?.texts[languageOfText(article, language)]
  }
  return createHandoffRoom({
    storage, teams: readTeams(knowledgeFolder), deadlines: readDeadlineVocabulary(knowledgeFolder), phrase,
    titles: { article: (language, id) => textOf(language, id)?.title, value: (language, fact, value) => valueText(context, language, { fact, value }) },
    library: libraryOf(context),
    article: (id, language) => {
      const { area, phases, urgent } = knowledge.articles.get(id)!.facts
      return { area, phases, urgent: urgent !== 'none', version: textOf(language as Language, id)!.hash }
    },
    factValues: (fact) => valueIds(knowledge.vocabulary, fact),
    offers: (conversation) => matchingOffers(dialogue(), conversation, ['beratung', 'orientierung']),
    wayTo,
    reachUser: (conversation, text, _language, { from, way }) => {
      const markdown = escapeMarkdown(text)
      return reachUser(conversation, { markdown, html: toHtml(markdown), ...(from ? { from } : {}) }, way)
    },
    inTurn,
    forgetConversation: async (conversation) => {
      await forgetTranscript(conversation)
      await dialogue().conversations.remove(conversation)
    },
    ...(config.azure ? { teamsChannels: { port: writeToTeams, detect: (text) => dialogue().detect(text) } } : {}),
    settings: settingsOf(config, secrets), now, newId: randomUUID, log,
  })
}
