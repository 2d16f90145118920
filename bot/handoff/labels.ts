import { type Language, traitsOf } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'

/** Curated names in one language: what a summary is built from instead of translated text. */
export interface Labels {
  language: Language
  phrase(key: string, values?: Readonly<Record<string, string | number>>): string
  article(id: string): string
  area(id: string): string
  /** A fact's value; months and years as numbers with their unit. */
  value(fact: string, value: string): string
  languageName(code: string): string
  /** `2026-12-03` as a date is written in this language. */
  day(day: string): string
  /** Day and time in Germany. */
  instant(at: Date): string
  list(items: readonly string[]): string
}

export type LabelsFor = (language: Language) => Labels

/** Titles and names from the rooms that own them. */
export interface Titles {
  phrase: Phrase
  article(language: Language, id: string): string | undefined
  value(language: Language, fact: string, value: string): string
}

/** Makes the labels of each language once. */
export function createLabels(titles: Titles): LabelsFor {
  const made = new Map<Language, Labels>()
  return (language) => {
    const labels = made.get(language) ?? labelsOf(language, titles)
    made.set(language, labels)
    return labels
  }
}

function labelsOf(language: Language, { phrase, article, value }: Titles): Labels {
  const { tag } = traitsOf(language)
  const names = new Intl.DisplayNames([tag], { type: 'language' })
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const instants = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' })
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  return {
    language,
    phrase: (key, values) => phrase(language, key, values),
    article: (id) => article(language, id) ?? id,
    area: (id) => phrase(language, `area.${id}`),
    value: (fact, id) => value(language, fact, id),
    languageName: (code) => names.of(code) ?? code,
    day: (day) => days.format(new Date(day)),
    instant: (at) => instants.format(at),
    list: (items) => lists.format(items),
  }
}
