import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createDialogue } from '../app.ts'
import { configFrom, readEnvironment } from '../config.ts'
import { answerMessage } from '../dialogue/answer-message.ts'
import { newConversation } from '../dialogue/conversations.ts'
import type { Dialogue } from '../dialogue/dialogue.ts'
import { cleanText } from '../dialogue/incoming-message.ts'
import { renderReply } from '../dialogue/render-reply.ts'
import type { Reply } from '../dialogue/reply.ts'
import { createPhrases, readPhraseTables } from '../language/phrases.ts'
import { noLog } from '../log.ts'
import type { Profile } from '../offers/profile.ts'
import { PATHS } from '../paths.ts'
import { showProgress } from '../start-text.ts'
import type { CommandResult } from './main.ts'

/** One line of `ask --jsonl`. */
const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  locale: z.string().optional().describe("the page's language; left out when unknown"),
  profile: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional().describe('facts already told'),
})
type Line = z.infer<typeof Line>

/** The best ten, whatever the outcome. */
const RANKED = 10

function profileOf(given: Line['profile']): Profile {
  return Object.fromEntries(Object.entries(given ?? {}).map(([fact, values]) => [fact, { values: [values].flat(), how: 'chosen' as const }]))
}

function articleOf({ parts, outcome }: Reply, asked: string | undefined): { article?: string; variant?: string } {
  const part = parts.find((p) => p.kind === 'article')
  if (!part || part.kind !== 'article') return asked && outcome === 'ask-fact' ? { article: asked } : {}
  return outcome === 'ask-fact' ? { article: part.article } : { article: part.article, variant: part.variant }
}

/** A new conversation a line; the same path as a message in the chat. */
async function answerLine(dialogue: Dialogue, { id, text, locale, profile }: Line): Promise<object> {
  const conversation = `ask-${id}`
  const started = performance.now()
  await dialogue.conversations.save({ ...newConversation(conversation), profile: profileOf(profile) })
  const reply = await answerMessage(dialogue, { conversation, channel: 'cli', text, ...(locale ? { locale } : {}) })
  const ms = Math.round((performance.now() - started) * 10) / 10
  const after = await dialogue.conversations.load(conversation)
  const findings = await dialogue.search(cleanText(text), reply.language)
  const choices = reply.outcome === 'choose' ? reply.buttons.flatMap(({ choice }) => (choice.do === 'show-article' ? [choice.article] : [])) : undefined
  await dialogue.conversations.remove(conversation)
  return {
    id, outcome: reply.outcome, ...articleOf(reply, after?.asked?.article), ...(choices ? { choices } : {}),
    language: reply.language, languageReason: after?.languageReason,
    ranking: findings.ranking.slice(0, RANKED).map(({ article, score }) => ({ article, score: Math.round(score * 1000) / 1000 })),
    confidence: Math.round(findings.confidence * 1000) / 1000, ms,
  }
}

async function askLines(dialogue: Dialogue): Promise<CommandResult> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    let parsed: ReturnType<typeof Line.safeParse>
    try {
      parsed = Line.safeParse(JSON.parse(line))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      parsed = Line.safeParse(undefined)
    }
    const answer = parsed.success ? await answerLine(dialogue, parsed.data) : { id: null, outcome: 'error', message: 'The line is not {"id","text","locale"?,"profile"?} as JSON.' }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
  return { text: '', ok: true }
}

async function askOnce(dialogue: Dialogue, text: string, locale: string | undefined): Promise<CommandResult> {
  const phrase = createPhrases(readPhraseTables(PATHS.locales))
  const reply = await answerMessage(dialogue, { conversation: 'ask', channel: 'cli', text, ...(locale ? { locale } : {}) })
  const { markdown, buttons, outcome, language } = renderReply({ knowledge: dialogue.knowledge, phrase, toHtml: (shown) => shown, now: dialogue.now }, reply)
  const findings = await dialogue.search(cleanText(text), reply.language)
  const ranking = findings.ranking.slice(0, RANKED).map(({ article, score, legs }) => `  ${score.toFixed(2)}  ${article.padEnd(40)} ${Object.entries(legs).map(([leg, z]) => `${leg} ${z.toFixed(1)}`).join('  ')}`)
  return {
    text: [markdown, '', ...buttons.map(({ title }) => `[ ${title} ]`), '', `${outcome}, ${language}, confidence ${findings.confidence.toFixed(2)}`, ...ranking].join('\n'),
    ok: true,
  }
}

/** `ask "question" [--lang xx]` and `ask --jsonl`. */
export async function ask(words: string[]): Promise<CommandResult> {
  const { values, positionals } = parseArgs({ args: words, options: { lang: { type: 'string' }, jsonl: { type: 'boolean' } }, allowPositionals: true })
  if (!values.jsonl && positionals.length === 0) return { text: 'Write the question in quotes: npm run content -- ask "Darf ich arbeiten?" --lang de', ok: false }
  const { dialogue } = await createDialogue(configFrom(readEnvironment()).config, noLog, showProgress)
  return values.jsonl ? askLines(dialogue) : askOnce(dialogue, positionals.join(' '), values.lang)
}
