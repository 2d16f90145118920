import { z } from 'zod'
import { formatProblems } from '../articles/problem.ts'
import { KnowledgeFileError, readWhole } from '../articles/read-yaml.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { words } from '../retrieval/tokens.ts'

const Lists = z.record(z.string(), z.array(z.string()))
const SignalsFile = z.strictObject({
  emergency: Lists.describe('danger, by kind'),
  commands: Lists.describe('what the bot does when asked'),
  small_talk: Lists.describe('a sentence is enough as an answer'),
  have: z.array(z.string()).describe('what stands before a document someone has: "ich habe", "mit"'),
  have_after: z.array(z.string()).describe('what stands after it, where a language puts it there: "Duldungum var"'),
  have_not_before: z.array(z.string()).describe('words before the document that deny it: "ich habe keine"'),
  have_not_after: z.array(z.string()).describe('what denies it after the document: "Duldungum yok"'),
  follow_up: z.strictObject({
    openers: z.array(z.string()).describe('how a message begins that goes on with what was said: "und", "was ist mit"'),
    pointers: z.array(z.string()).describe('what points to it, or asks without saying about what: "dafür", "wie lange"'),
  }),
  ask_term: z.array(z.string()).describe('how one asks for the meaning of a word; {} stands for it'),
})
/** The signals of one language. */
export type Signals = z.infer<typeof SignalsFile>

const EmergenciesFile = z.strictObject({
  emergencies: z.record(z.string(), z.strictObject({
    article: z.string().describe('article that answers'),
    offers: z.array(z.string()).describe('offers whose numbers stand first'),
  })),
})
/** What answers each kind of danger. */
export type Emergencies = z.infer<typeof EmergenciesFile>['emergencies']

/** Reads `knowledge/signals/`. Throws when a file is unusable: without it an emergency would go unseen. */
export function loadSignals(knowledge: string): { signals: Record<Language, Signals>; emergencies: Emergencies } {
  const signals = {} as Record<Language, Signals>
  for (const language of languageCodes) signals[language] = readWhole(SignalsFile, knowledge, 'signals', `${language}.yaml`)
  const { emergencies } = readWhole(EmergenciesFile, knowledge, 'signals', 'emergencies.yaml')
  const unanswered = languageCodes.flatMap((language) => Object.keys(signals[language].emergency).filter((kind) => !Object.hasOwn(emergencies, kind))
    .map((kind) => ({ file: `knowledge/signals/${language}.yaml`, found: `The emergency "${kind}" has no answer.`, fix: 'Add it to signals/emergencies.yaml, or correct the spelling.' })))
  if (unanswered.length > 0) throw new KnowledgeFileError(formatProblems(unanswered))
  return { signals, emergencies }
}

/** Words a message may have beside a phrase of several words; a single word stands alone: "Sprache" is a command, "Sprache lernen" a question. */
export const WORDS_BESIDE = { command: 3, smallTalk: 1 } as const

function contains(message: readonly string[], phrase: readonly string[]): boolean {
  return phrase.length > 0 && message.some((_, at) => phrase.every((word, i) => message[at + i] === word))
}

/** The kind whose phrase the message contains, anywhere in it; the first list that fits wins. */
export function findAnywhere(lists: Signals['emergency'], text: string): string | undefined {
  const message = words(text)
  return Object.entries(lists).find(([, phrases]) => phrases.some((phrase) => contains(message, words(phrase))))?.[0]
}

/** The same for short messages only: at most `beside` words more than a phrase of several. The longest phrase wins. */
export function findInShort(lists: Signals['commands'], text: string, beside: number): string | undefined {
  const message = words(text)
  const found = Object.entries(lists).flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, phrase: words(phrase) })))
    .filter(({ phrase }) => contains(message, phrase) && message.length <= phrase.length + (phrase.length > 1 ? beside : 0))
  return found.sort((a, b) => b.phrase.length - a.phrase.length)[0]?.kind
}

/** The word whose meaning is asked for ("was ist eine Duldung" → "duldung"), folded; undefined when nothing is. */
export function termAskedFor(patterns: readonly string[], text: string): string | undefined {
  const message = words(text).join(' ')
  const asked = patterns.flatMap((pattern) => {
    const [before, after] = pattern.split('{}').map((side) => words(side).join(' ')) as [string, string]
    if (before && !message.startsWith(`${before} `)) return []
    if (after && !message.endsWith(` ${after}`)) return []
    return [message.slice(before ? before.length + 1 : 0, after ? -after.length - 1 : undefined)]
  })
  return asked.sort((a, b) => a.length - b.length)[0]
}
