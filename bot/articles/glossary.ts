import { z } from 'zod'
import type { Language } from '../language/languages.ts'
import { readWhole } from './read-yaml.ts'

const Term = z.strictObject({
  term: z.string().describe('the German word as it stands on letters'),
  languages: z.record(z.string(), z.strictObject({
    name: z.string().describe('what it is called in this language'),
    explanation: z.string().describe('one or two plain sentences'),
    words: z.array(z.string()).describe('other ways people write or say it'),
  })),
})
export type Term = z.infer<typeof Term>

/** German office words by id. */
export type Glossary = ReadonlyMap<string, Term>

/** Reads `glossary.yaml`; throws when it is unusable. */
export function loadGlossary(knowledge: string): Glossary {
  return new Map(Object.entries(readWhole(z.record(z.string(), Term), knowledge, 'glossary.yaml')))
}

/** The explanation in a language, or in German where it is missing. */
export function explain(term: Term, language: Language): { name: string; explanation: string } {
  const { name, explanation } = term.languages[language] ?? term.languages.de!
  return { name, explanation }
}
