import type { Language } from '../language/languages.ts'
import { PLACE } from '../offers/profile.ts'
import type { Button } from './reply.ts'

/** A button that runs a command. */
export const commandButton = (command: string): Button => ({ label: { kind: 'phrase', key: `button.${command}` }, choice: { do: 'command', command } })

/** The buttons that come again and again. */
export const button = {
  human: commandButton('human'),
  topics: commandButton('topics'),
  tellPlace: { label: { kind: 'phrase', key: 'button.tell-place' }, choice: { do: 'more-values', fact: PLACE, page: 0 } },
  noneOfThese: { label: { kind: 'phrase', key: 'button.none-of-these' }, choice: { do: 'none-of-these' } },
  details: (article: string): Button => ({ label: { kind: 'phrase', key: 'button.details' }, choice: { do: 'show-details', article } }),
  notHelpful: (article: string): Button => ({ label: { kind: 'phrase', key: 'button.not-helpful' }, choice: { do: 'not-helpful', article } }),
  article: (article: string): Button => ({ label: { kind: 'article', article }, choice: { do: 'show-article', article } }),
  area: (area: string): Button => ({ label: { kind: 'area', area }, choice: { do: 'show-area', area } }),
  language: (language: Language): Button => ({ label: { kind: 'language', language }, choice: { do: 'set-language', language } }),
  /** `below` says of the lowest of some ranges where it ends. */
  value: (fact: string, value: string, below?: number): Button =>
    ({ label: { kind: 'value', fact, value, ...(below === undefined ? {} : { below }) }, choice: { do: 'tell-fact', fact, value } }),
  moreValues: (fact: string, page: number): Button => ({ label: { kind: 'phrase', key: 'button.more-values' }, choice: { do: 'more-values', fact, page } }),
} as const satisfies Record<string, Button | ((...given: never[]) => Button)>
