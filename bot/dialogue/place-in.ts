import type { Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import { PLACE } from '../offers/profile.ts'
import { words } from '../retrieval/tokens.ts'
import { factIn } from './learn-facts.ts'

/** Letters an ending may add to a name ("Zittau'da", "Баутцене") or a preposition put before it ("بلايبزيغ"). */
const MOST_ADDED = 4
/** Shorter names would be found inside other words. */
const SHORTEST_NAME = 5

function bends(said: string, name: string): boolean {
  return said.length - name.length <= MOST_ADDED && (said.startsWith(name) || (/^\p{Script=Arabic}/u.test(said) && said.endsWith(name)))
}

/** The place a message names, also with an ending; undefined when it names none. */
export function placeIn(vocabulary: Vocabulary, language: Language, text: string): string | undefined {
  const exact = factIn(vocabulary, language, PLACE, text)?.[0]
  if (exact) return exact
  const message = words(text)
  const names = [language, 'de' as const].flatMap((code) => Object.entries(vocabulary.words[code][PLACE]?.values ?? {})
    .flatMap(([value, own]) => own.words.map((word) => ({ value, name: words(word).join(' ') }))))
  return names.filter(({ name }) => name.length >= SHORTEST_NAME && message.some((said) => bends(said, name)))
    .sort((a, b) => b.name.length - a.name.length)[0]?.value
}
