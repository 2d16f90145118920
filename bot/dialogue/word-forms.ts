import type { Language } from '../language/languages.ts'

// Arabic writes "the", "and", "with" and "for" onto the word that follows; folded, longest first.
const GLUED = ['وال', 'بال', 'كال', 'کال', 'فال', 'لل', 'ال']
/** What is left of a word must be a word. */
const SHORTEST_WORD = 3

/** How many letters a language hangs onto a name: "Duldungum var", "с дульдунгом", "z Duldungiem". */
const LONGEST_ENDING: Partial<Record<Language, number>> = { tr: 5, pl: 3, ru: 2, uk: 2, fa: 2 }
/** A shorter name with an ending is too often another word. */
const SHORTEST_INFLECTED = 5

/** The word without what Arabic glues before it: "الدولدونغ" and "الduldung" are the bare term. */
export function withoutArticle(word: string): string {
  const glued = GLUED.find((prefix) => word.startsWith(prefix) && word.length - prefix.length >= SHORTEST_WORD)
  return glued ? word.slice(glued.length) : word
}

function isFormOf(word: string | undefined, name: string, ending: number): boolean {
  if (word === undefined) return false
  return withoutArticle(word) === withoutArticle(name) || (word.startsWith(name) && word.length <= name.length + ending)
}

/** Does the name, in folded words, stand at this place of a message, glued and inflected as the language does? */
export function standsAt(language: Language, message: readonly string[], at: number, name: readonly string[]): boolean {
  const ending = name.join('').length < SHORTEST_INFLECTED ? 0 : (LONGEST_ENDING[language] ?? 0)
  return name.length > 0 && name.every((word, i) => isFormOf(message[at + i], word, ending))
}
