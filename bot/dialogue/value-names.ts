import type { Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import { words } from '../retrieval/tokens.ts'
import { standsAt } from './word-forms.ts'

/** One way to name a value of a fact, in folded words. */
interface ValueName {
  value: string
  name: readonly string[]
}

/** A value named in a message, and where its name begins and ends. */
export interface Mention {
  value: string
  from: number
  to: number
}

// Folding some hundred names takes longer than all the rest of a turn's reading, so it is done once.
const folded = new WeakMap<Vocabulary, Map<string, ValueName[]>>()

function namesOf(vocabulary: Vocabulary, language: Language, fact: string): ValueName[] {
  const kept = folded.get(vocabulary) ?? new Map<string, ValueName[]>()
  folded.set(vocabulary, kept)
  const key = `${language} ${fact}`
  const known = kept.get(key)
  if (known) return known
  const names = [...new Set<Language>([language, 'de'])].flatMap((code) => Object.entries(vocabulary.words[code][fact]?.values ?? {})
    .flatMap(([value, { label, words: said }]) => [label, ...said].map((name) => ({ value, name: words(name) }))))
  kept.set(key, names)
  return names
}

/** The values of a fact that a message names, in its language or in German; the longest name first. */
export function mentionsOf(vocabulary: Vocabulary, language: Language, fact: string, message: readonly string[]): Mention[] {
  const names = namesOf(vocabulary, language, fact)
  const found = message.flatMap((_, from) => names.filter(({ name }) => standsAt(language, message, from, name))
    .map(({ value, name }) => ({ value, from, to: from + name.length, letters: name.join('').length })))
  return found.sort((a, b) => b.letters - a.letters)
}
