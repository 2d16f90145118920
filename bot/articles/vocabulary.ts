import { z } from 'zod'
import { type Language, languageCodes, traitsOf } from '../language/languages.ts'
import { readWhole } from './read-yaml.ts'

const FactKind = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    first: z.array(z.string()).optional().describe('values shown before the others'),
    values: z.record(z.string(), z.strictObject({
      official: z.string().optional().describe('German name on the document'),
      legal_basis: z.string().optional(),
      offers_group: z.string().optional().describe('what the offer directory calls it'),
      name: z.string().optional().describe('a proper name that stays the same in every language'),
    })),
  }),
  z.strictObject({ kind: z.literal('country'), values: z.record(z.string(), z.strictObject({ countries: z.array(z.string().length(2)) })) }),
  z.strictObject({ kind: z.literal('months'), steps: z.array(z.int()) }),
  z.strictObject({ kind: z.literal('years'), steps: z.array(z.int()) }),
])
export type FactKind = z.infer<typeof FactKind>

const Words = z.strictObject({
  question: z.string().describe('asked when the answer depends on this fact'),
  values: z.record(z.string(), z.strictObject({ label: z.string(), words: z.array(z.string()) })).optional(),
})
const FactsFile = z.strictObject({ facts: z.record(z.string(), FactKind) })
const WordsFile = z.strictObject({ facts: z.record(z.string(), Words) })
type WordsOf = z.infer<typeof WordsFile>['facts']

/** The facts a person may tell us, with their names in every language. */
export interface Vocabulary {
  facts: Readonly<Record<string, FactKind>>
  words: Readonly<Record<Language, WordsOf>>
}

/** Reads `vocabulary/`. Throws when a file is unusable: without it nothing can be asked. */
export function loadVocabulary(knowledge: string): Vocabulary {
  const words = {} as Record<Language, WordsOf>
  for (const language of languageCodes) words[language] = readWhole(WordsFile, knowledge, 'vocabulary', `${language}.yaml`).facts
  return { facts: readWhole(FactsFile, knowledge, 'vocabulary', 'facts.yaml').facts, words }
}

/** The ids of a fact's values in the order they are shown; empty for numbers. */
export function valueIds(vocabulary: Vocabulary, fact: string): string[] {
  const kind = vocabulary.facts[fact]
  if (!kind || !('values' in kind)) return []
  const first = kind.kind === 'choice' ? (kind.first ?? []) : []
  return [...first, ...Object.keys(kind.values).filter((id) => !first.includes(id))]
}

/** What a value is called; falls back to German, then to its proper name, then to the id. */
export function valueLabel(vocabulary: Vocabulary, language: Language, fact: string, value: string): string {
  const kind = vocabulary.facts[fact]
  const name = kind?.kind === 'choice' ? kind.values[value]?.name : undefined
  return vocabulary.words[language][fact]?.values?.[value]?.label || name || vocabulary.words.de[fact]?.values?.[value]?.label || value
}

/** The groups a country belongs to, for a fact of kind `country`; `third_country` when it is in no free-movement group. */
export function groupsOfCountry(vocabulary: Vocabulary, fact: string, country: string): string[] {
  const kind = vocabulary.facts[fact]
  if (kind?.kind !== 'country') return []
  const groups = Object.entries(kind.values).filter(([, { countries }]) => countries.includes(country)).map(([id]) => id)
  return groups.includes('eu') || groups.includes('eea_ch') ? groups : ['third_country', ...groups]
}

/** Country names of a language with their ISO codes, from the runtime's own data. */
export function countryNames(language: Language): Map<string, string> {
  const names = new Intl.DisplayNames([traitsOf(language).tag], { type: 'region', fallback: 'none' })
  const found = new Map<string, string>()
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second)
      const name = names.of(code)
      if (name && !/^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code)) found.set(name.toLocaleLowerCase(language), code)
    }
  }
  return found
}
