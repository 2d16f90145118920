/** One language the bot speaks. */
export interface LanguageTraits {
  /** The language's name in itself, as a speaker looks for it in a list. */
  readonly ownName: string
  readonly direction: 'ltr' | 'rtl'
  /** BCP 47 tag for dates, plurals and country names. */
  readonly tag: string
  /** Scripts its texts are written in, as Unicode script names. */
  readonly script: 'Latin' | 'Arabic' | 'Cyrillic'
  /** Whose text stands in when an article is missing in this language, in this order. */
  readonly fallbacks: readonly string[]
}

/** The languages the bot speaks, in the order people see them. A new language is one line here and its files. */
export const LANGUAGES = {
  de: { ownName: 'Deutsch', direction: 'ltr', tag: 'de-DE', script: 'Latin', fallbacks: ['en'] },
  en: { ownName: 'English', direction: 'ltr', tag: 'en-GB', script: 'Latin', fallbacks: ['de'] },
  ar: { ownName: 'العربية', direction: 'rtl', tag: 'ar-SA-u-nu-latn-ca-gregory', script: 'Arabic', fallbacks: ['en', 'de'] },
  fa: { ownName: 'فارسی', direction: 'rtl', tag: 'fa-IR-u-nu-latn-ca-gregory', script: 'Arabic', fallbacks: ['en', 'de'] },
  tr: { ownName: 'Türkçe', direction: 'ltr', tag: 'tr-TR', script: 'Latin', fallbacks: ['de', 'en'] },
  ru: { ownName: 'Русский', direction: 'ltr', tag: 'ru-RU', script: 'Cyrillic', fallbacks: ['en', 'de'] },
  uk: { ownName: 'Українська', direction: 'ltr', tag: 'uk-UA', script: 'Cyrillic', fallbacks: ['ru', 'en', 'de'] },
  fr: { ownName: 'Français', direction: 'ltr', tag: 'fr-FR', script: 'Latin', fallbacks: ['en', 'de'] },
  es: { ownName: 'Español', direction: 'ltr', tag: 'es-ES', script: 'Latin', fallbacks: ['en', 'de'] },
  pl: { ownName: 'Polski', direction: 'ltr', tag: 'pl-PL', script: 'Latin', fallbacks: ['de', 'en'] },
  ro: { ownName: 'Română', direction: 'ltr', tag: 'ro-RO', script: 'Latin', fallbacks: ['en', 'de'] },
  vi: { ownName: 'Tiếng Việt', direction: 'ltr', tag: 'vi-VN', script: 'Latin', fallbacks: ['en', 'de'] },
} as const satisfies Record<string, LanguageTraits>

/** The code of a language the bot speaks. */
export type Language = keyof typeof LANGUAGES

/** All language codes in display order. */
export const languageCodes = Object.keys(LANGUAGES) as Language[]

/** Is this text the code of a language we speak? */
export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code)
}

/** What we know of a language, with the wide types of `LanguageTraits`. */
export function traitsOf(language: Language): LanguageTraits {
  return LANGUAGES[language]
}

/** A language tag such as `fa-IR` → the language we offer for it, or undefined. */
export function languageOfTag(tag: string | undefined): Language | undefined {
  const code = tag?.trim().toLowerCase().split(/[-_]/)[0]
  return isLanguage(code) ? code : undefined
}
