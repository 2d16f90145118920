import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDialogue } from '../../bot/app.ts'
import { configFrom, readEnvironment } from '../../bot/config.ts'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import { newConversation } from '../../bot/dialogue/conversations.ts'
import { followUpFeatures } from '../../bot/dialogue/follow-up-features.ts'
import type { Reply } from '../../bot/dialogue/reply.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'
import { showProgress } from '../../bot/start-text.ts'
import { type Case, halfOf, loadCases } from './cases.ts'
import { fitFollowUps, type FollowUpRow } from './fit-follow-ups.ts'

/** Two messages of one conversation: what is right for each. */
interface Story {
  id: string
  turns: [string, string]
  expect: [string[], string[]]
  /** Does the second go on with the first, or change the subject? */
  kind: 'same' | 'shift'
  language: Language
}

/** A second message, and the article shown before it. */
interface Second {
  id: string
  text: string
  language: Language
  half: Case['half']
  last: string
  expect: readonly string[]
  group: 'story, goes on' | 'story, other subject' | 'any question after another' | 'no question of ours'
}

interface Figures { count: number; first: number; offered: number; wrong: number }

const loadStories = (): Story[] => languageCodes.flatMap((language) => readFileSync(path.join(import.meta.dirname, 'follow-ups', `${language}.jsonl`), 'utf8')
  .split('\n').filter(Boolean).map((line) => ({ ...(JSON.parse(line) as Omit<Story, 'language'>), language })))

/** The stories' second messages, and every case as a message that follows an answer about something else. */
function seconds(): Second[] {
  const cases = loadCases().filter(({ kind }) => kind !== 'human' && kind !== 'small-talk')
  const topics = Map.groupBy(cases.filter(({ kind }) => kind === 'topic'), ({ language }) => language)
  const stories = loadStories().map(({ id, turns, expect, kind, language }): Second => (
    { id, text: turns[1], language, half: halfOf(id), last: expect[0][0]!, expect: expect[1], group: kind === 'same' ? 'story, goes on' : 'story, other subject' }))
  const others = cases.map(({ id, text, language, half, expect, kind }, at): Second => {
    const own = topics.get(language)!
    const before = [7, 8, 9].map((step) => own[(at * step + 13) % own.length]!).find((found) => !found.expect.some((article) => expect.includes(article)))!
    return { id, text, language, half, last: before.expect[0]!, expect, group: kind === 'topic' ? 'any question after another' : 'no question of ours' }
  })
  return [...stories, ...others]
}

const { dialogue } = await createDialogue(configFrom(readEnvironment()).config, noLog, showProgress)

async function featuresOf({ text, language, last }: Second): Promise<FollowUpRow['features']> {
  return followUpFeatures(dialogue.knowledge.signals[language], language, text, await dialogue.search(text, language), last)
}

async function ask({ id, text, language, last }: Second, withContext: boolean): Promise<Reply> {
  const conversation = { ...newConversation(id), language, languageReason: 'conversation' as const }
  const shown = [{ article: last, variant: 'none shown', show: 'answer' as const, at: dialogue.now().toISOString() }]
  await dialogue.conversations.save(withContext ? { ...conversation, shown } : conversation)
  const reply = await answerMessage(dialogue, { conversation: id, channel: 'cli', text, locale: language })
  await dialogue.conversations.remove(id)
  return reply
}

function judge({ expect }: Second, { outcome, parts, buttons }: Reply): Omit<Figures, 'count'> {
  const article = parts.flatMap((part) => (part.kind === 'article' ? [part.article] : []))[0]
  const choices = outcome === 'choose' ? buttons.flatMap(({ choice }) => (choice.do === 'show-article' ? [choice.article] : [])) : []
  const first = article !== undefined && expect.includes(article)
  return { first: Number(first), offered: Number(first || choices.some((choice) => expect.includes(choice))), wrong: Number(article !== undefined && !first) }
}

const sum = (all: readonly Omit<Figures, 'count'>[]): Figures => all.reduce<Figures>((total, { first, offered, wrong }) => (
  { count: total.count + 1, first: total.first + first, offered: total.offered + offered, wrong: total.wrong + wrong }), { count: 0, first: 0, offered: 0, wrong: 0 })

const line = (name: string, before: Figures, after: Figures): string => {
  const cell = (figure: 'first' | 'offered' | 'wrong'): string => [before, after].map((f) => ((100 * f[figure]) / Math.max(1, f.count)).toFixed(1)).join(' → ').padEnd(16)
  return `${name.padEnd(34)}${String(after.count).padEnd(7)}${cell('first')}${cell('offered')}${cell('wrong')}`
}

/** Right article answered, answered or offered, wrong article answered; without the conversation → with it. */
async function measure(half: Case['half']): Promise<string> {
  const rows: { second: Second; before: Omit<Figures, 'count'>; after: Omit<Figures, 'count'> }[] = []
  for (const second of seconds().filter((found) => found.half === half)) {
    rows.push({ second, before: judge(second, await ask(second, false)), after: judge(second, await ask(second, true)) })
  }
  const table = (name: string, own: typeof rows): string => line(name, sum(own.map(({ before }) => before)), sum(own.map(({ after }) => after)))
  const groups = [...Map.groupBy(rows, ({ second }) => second.group)].map(([group, own]) => table(group, own))
  const byLanguage = languageCodes.flatMap((language) => (['story, goes on', 'story, other subject'] as const).map((group) => (
    table(`${language} ${group}`, rows.filter(({ second }) => second.language === language && second.group === group)))))
  return [`${`${half} half`.padEnd(34)}count  ${['right', 'right or offered', 'wrong'].map((name) => name.padEnd(16)).join('')}`, ...groups, ...byLanguage].join('\n')
}

/** What a second message of a group weighs in the fit: there are many more cases than stories. */
const WEIGHTS: Record<Second['group'], number> = { 'story, goes on': 1, 'story, other subject': 1, 'any question after another': 0.15, 'no question of ours': 0.25 }

async function fit(): Promise<void> {
  const rows: FollowUpRow[] = []
  for (const second of seconds().filter(({ half }) => half === 'dev')) {
    rows.push({ features: await featuresOf(second), goesOn: second.group === 'story, goes on', weight: WEIGHTS[second.group] })
  }
  writeFileSync(path.join(PATHS.root, 'bot', 'dialogue', 'follow-up.json'), `${JSON.stringify(fitFollowUps(rows), null, 2)}\n`)
}

const flags = new Set(process.argv.slice(2))
if (flags.has('--fit')) {
  await fit()
  process.stdout.write('bot/dialogue/follow-up.json is written; run again to measure it.\n')
} else {
  process.stdout.write(`${await measure(flags.has('--dev') ? 'dev' : 'test')}\n`)
}
