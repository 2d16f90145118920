import type { Language } from '../language/languages.ts'

const cutters = new Map<Language, Intl.Segmenter>()

function cutterFor(language: Language): Intl.Segmenter {
  const known = cutters.get(language)
  if (known) return known
  const cutter = new Intl.Segmenter(language, { granularity: 'sentence' })
  cutters.set(language, cutter)
  return cutter
}

/** The sentences of a text, by the language's rules. */
export function sentencesOf(language: Language, text: string): string[] {
  return Array.from(cutterFor(language).segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
}
