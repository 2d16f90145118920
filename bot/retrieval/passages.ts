import type { Searchable } from '../articles/load-articles.ts'
import type { Language } from '../language/languages.ts'

/** A piece of an article that can be found by itself. */
export interface Passage {
  article: string
  language: Language
  text: string
}

/** The passages of an article in one language: what it is, its rules, and each variant with its heading. */
export function passagesOf(article: Searchable, language: Language): Passage[] {
  const text = article.texts[language]
  if (!text) return []
  const pieces = [
    `${text.title}. ${text.short}`,
    `${text.title}. ${text.details}`,
    ...Object.values(text.variants).map(({ heading, text: body }) => `${text.title}. ${heading}. ${body}`),
  ]
  return pieces.map((piece) => ({ article: article.id, language, text: piece }))
}
