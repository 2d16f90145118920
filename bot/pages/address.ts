import type { Language } from '../language/languages.ts'

/** The addresses of all pages, so that none is put together twice. */
export const address = {
  start: (language: Language) => `/${language}/`,
  ask: (language: Language) => `/${language}/ask`,
  area: (language: Language, area: string) => `/${language}/topics/${encodeURIComponent(area)}`,
  article: (language: Language, id: string) => `/${language}/articles/${encodeURIComponent(id)}`,
  offers: (language: Language, place?: string) => `/${language}/offers${place ? `?place=${encodeURIComponent(place)}` : ''}`,
  phases: (language: Language) => `/${language}/phases`,
  quality: (language: Language) => `/${language}/quality`,
  privacy: (language: Language) => `/${language}/privacy`,
  imprint: (language: Language) => `/${language}/imprint`,
} as const
