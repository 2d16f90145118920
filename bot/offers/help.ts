import { z } from 'zod'
import { formatProblems } from '../articles/problem.ts'
import { KnowledgeFileError, readWhole } from '../articles/read-yaml.ts'
import { type Language, languageCodes } from '../language/languages.ts'

const Patterns = z.array(z.string()).min(1)
const NeedsFile = z.strictObject({
  needs: z.record(z.string(), Patterns.describe('topics of the offers that help, the first ones above all')),
  gaps: z.array(z.string()).describe('needs for which the region has no counselling of its own; it is said so'),
})
const HelpWords = z.strictObject({
  where: Patterns.describe('words that ask for a place or somebody: "where", "who"'),
  help: Patterns.describe('words for help and advice'),
  employer: Patterns.describe('how someone says that they employ people'),
  needs: z.record(z.string(), z.strictObject({ label: z.string(), words: Patterns })),
})
export type HelpWords = z.infer<typeof HelpWords>

/** What people seek help with, and how they ask where to get it. */
export interface Help {
  /** Topics of the offers by need. */
  needs: Readonly<Record<string, readonly string[]>>
  /** Needs for which there is no counselling of its own. */
  gaps: readonly string[]
  words: Readonly<Record<Language, HelpWords>>
}

/** Reads `signals/help/`. Throws when a language lacks the words of a need: every message is compared with all of them. */
export function loadHelp(knowledge: string): Help {
  const words = {} as Record<Language, HelpWords>
  for (const language of languageCodes) words[language] = readWhole(HelpWords, knowledge, 'signals', 'help', `${language}.yaml`)
  const needs = readWhole(NeedsFile, knowledge, 'signals', 'help', 'needs.yaml')
  const missing = languageCodes.flatMap((language) => Object.keys(needs.needs).filter((need) => !Object.hasOwn(words[language].needs, need))
    .map((need) => ({ file: `knowledge/signals/help/${language}.yaml`, found: `The need "${need}" is missing.`, fix: 'Add its label and words.' })))
  if (missing.length > 0) throw new KnowledgeFileError(formatProblems(missing))
  return { ...needs, words }
}
