import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInstance, type TFunction } from 'i18next'
import { type Language, languageCodes, traitsOf } from './languages.ts'

/** Says a phrase of `locales/` in a language. Unknown keys throw: a missing phrase is a fault of ours. */
export type Phrase = (language: Language, key: string, values?: Readonly<Record<string, string | number>>) => string

/** The phrases of one language, flat keys as they stand in its file. */
export type PhraseTable = Readonly<Record<string, string>>

/** Thrown when a key stands in no locale file. */
export class MissingPhraseError extends Error {
  override name = 'MissingPhraseError'
}

/** Reads `locales/<lang>.json` of every language. */
export function readPhraseTables(folder: string): Record<Language, PhraseTable> {
  const tables = {} as Record<Language, PhraseTable>
  for (const language of languageCodes) tables[language] = JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')) as PhraseTable
  return tables
}

/** The only maker of i18next instances: one per language, flat keys, no escaping (the renderers escape). */
export function createPhrases(tables: Record<Language, PhraseTable>): Phrase {
  const speak = new Map<Language, TFunction>()
  for (const language of languageCodes) {
    const instance = createInstance()
    void instance.init({
      lng: traitsOf(language).tag.split('-u-')[0]!,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      interpolation: { escapeValue: false },
      resources: { [traitsOf(language).tag.split('-u-')[0]!]: { translation: tables[language] } },
    })
    speak.set(language, instance.t)
  }
  return (language, key, values) => {
    const said = speak.get(language)!(key, { ...values, defaultValue: '' })
    if (said === '') throw new MissingPhraseError(`No phrase "${key}" in locales/${language}.json`)
    return said
  }
}
