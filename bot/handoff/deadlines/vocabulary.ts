import { z } from 'zod'
import { readWhole } from '../../articles/read-yaml.ts'
import { type Language, languageCodes } from '../../language/languages.ts'
import { Period } from './deadline.ts'

const words = z.array(z.string().min(1))

const LanguageWords = z.strictObject({
  months: z.array(words).length(12).describe('names and abbreviations, January first'),
  solar_months: z.array(words).length(12).optional().describe('months of the solar calendar, Farvardin first'),
  numbers: z.record(z.string().regex(/^\d{1,2}$/), words).describe('numbers as words'),
  units: z.strictObject({ day: words, week: words, month: words }),
  spans: z.record(z.string().regex(/^\d{1,2} (day|week|month)$/), words).default({}).describe('number and unit in one word'),
  within: words.describe('makes a span of time a deadline'),
  since: words.describe('makes a span of time a duration'),
  between: words.describe('may stand between day, month and year'),
  today: words,
  yesterday: words,
  tomorrow: words,
  words: z.record(z.string(), words).describe('what a rule is recognised by'),
})
export type LanguageWords = z.infer<typeof LanguageWords>

const Rule = z.strictObject({
  words: z.string().describe('name of the word list, the same in every language'),
  period: Period.optional().describe('time the law gives from the day of the letter'),
  law: z.string().describe('where it stands'),
  with_date: z.literal(true).optional().describe('counts only beside a day that is named'),
})
export type Rule = z.infer<typeof Rule>

/** `vocabulary/deadlines.yaml`. */
export const DeadlineVocabulary = z.strictObject({
  rules: z.record(z.string().regex(/^[a-z-]+$/), Rule),
  languages: z.record(z.enum(languageCodes as [Language, ...Language[]]), LanguageWords),
})
export type DeadlineVocabulary = z.infer<typeof DeadlineVocabulary>

/** Reads the vocabulary; a fault in it ends the start, since a deadline that is not seen does harm. */
export function readDeadlineVocabulary(knowledge: string): DeadlineVocabulary {
  return readWhole(DeadlineVocabulary, knowledge, 'vocabulary', 'deadlines.yaml')
}
