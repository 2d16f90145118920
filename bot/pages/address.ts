import type { Language } from '../language/languages.ts'
import type { OffersFilter } from './offers-filter.ts'

/** The addresses of all pages, so that none is put together twice. */
export const address = {
  start: (language: Language) => `/${language}/`,
  ask: (language: Language) => `/${language}/ask`,
  area: (language: Language, area: string) => `/${language}/topics/${encodeURIComponent(area)}`,
  article: (language: Language, id: string) => `/${language}/articles/${encodeURIComponent(id)}`,
  offers: (language: Language, { place, kind, phase, women, employer }: Partial<OffersFilter> = {}) => {
    const chosen = Object.entries({ place, kind, phase: phase?.toString(), women: women ? '1' : undefined, employer: employer ? '1' : undefined }).filter(([, value]) => value !== undefined)
    return `/${language}/offers${chosen.length > 0 ? `?${new URLSearchParams(chosen as [string, string][])}` : ''}`
  },
  offer: (language: Language, id: string) => `/${language}/offers/${encodeURIComponent(id)}`,
  phases: (language: Language) => `/${language}/phases`,
  quality: (language: Language) => `/${language}/quality`,
  privacy: (language: Language) => `/${language}/privacy`,
  imprint: (language: Language) => `/${language}/imprint`,
} as const
