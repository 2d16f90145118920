import snowball from 'snowball-stemmers'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import type { Language } from '../language/languages.ts'

/** Cuts a word to its stem. */
type Stem = (word: string) => string

const SNOWBALL: Partial<Record<Language, string>> = {
  de: 'german', en: 'english', fr: 'french', es: 'spanish', ro: 'romanian', ru: 'russian', tr: 'turkish', ar: 'arabic',
}

function stemOf(language: Language): Stem {
  if (language === 'uk') return ukrainian
  const name = SNOWBALL[language]
  if (!name) return (word) => word
  const stemmer = snowball.newStemmer(name)
  return (word) => stemmer.stem(word)
}

const stems = new Map<Language, Stem>()

/** The stem of a folded word; the word itself where no good stemmer exists (fa, pl, vi). */
export function stem(language: Language, word: string): string {
  if (!stems.has(language)) stems.set(language, stemOf(language))
  return stems.get(language)!(word)
}

const LETTERS: readonly [RegExp, string][] = [
  [/[أإآٱ]/g, 'ا'], [/ة/g, 'ه'], [/[يى]/g, 'ی'], [/ك/g, 'ک'], [/ؤ/g, 'و'], [/ئ/g, 'ی'], [/[\u200c\u0640]/g, ''],
  [/ё/g, 'е'], [/ı/g, 'i'], [/ß/g, 'ss'], [/đ/g, 'd'], [/ł/g, 'l'], [/æ/g, 'ae'], [/ø/g, 'o'], [/['’ʼ`]/g, ''],
  [/[٠-٩]/g, ' '],
]

/** Lower case, without accents, one form for each letter of Arabic and Persian: what is typed in haste meets what is written with care. */
export function fold(text: string): string {
  let folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}+/gu, '')
  for (const [letter, plain] of LETTERS) folded = folded.replace(letter, plain)
  return folded
}

/** The words of a text, folded. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Tokens for word search: stems, and for Vietnamese, whose words are several syllables, pairs of syllables as well. */
export function searchTokens(language: Language, text: string): string[] {
  const found = words(text)
  if (language === 'vi') return [...found, ...found.slice(1).map((word, i) => `${found[i]}_${word}`)]
  return found.map((word) => stem(language, word))
}

/** Character n-grams of each padded word, from `least` to `most` characters. */
export function characterGrams(text: string, least: number, most: number): string[] {
  const grams: string[] = []
  for (const word of words(text)) {
    const letters = [...`_${word}_`]
    for (let size = least; size <= most; size++) {
      for (let at = 0; at + size <= letters.length; at++) grams.push(letters.slice(at, at + size).join(''))
    }
  }
  return grams
}
