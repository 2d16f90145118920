import { type Language, languageCodes, traitsOf } from '../language/languages.ts'
import { fold } from '../retrieval/tokens.ts'

/** How many months a unit of time has. */
const MONTHS = { year: 12, month: 1, week: 12 / 52, day: 12 / 365 } as const
type Unit = keyof typeof MONTHS
const UNITS = Object.keys(MONTHS) as Unit[]

/** Numbers that ask for every plural form of our languages. */
const COUNTS = [1, 2, 3, 5, 11, 20, 1.5]
/** A number of at most three digits ("2019" is none), with a fraction, and the word after it; Romanian puts "de" between. */
const NUMBER = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)(?![\d.,]*\d)\s*-?(?:de\s+)?(\p{L}*)/gu

/** Arabic and Persian digits as the others. */
const westernDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.codePointAt(0)! & 15))

function namesOf(language: Language, unit: Unit): string[] {
  const format = new Intl.NumberFormat(traitsOf(language).tag, { style: 'unit', unit, unitDisplay: 'long' })
  return COUNTS.flatMap((count) => fold(format.format(count)).match(/\p{L}+/gu) ?? [])
}

function unitNames(language: Language): (readonly [string, Unit])[] {
  const names = UNITS.flatMap((unit) => [...new Set(namesOf(language, unit))].map((name) => [name, unit] as const))
  // A word of several units, such as the "de" of Romanian numbers, names none.
  return names.filter(([name]) => names.filter(([other]) => other === name).length === 1)
}

const NAMES = new Map(languageCodes.map((language) => [language, unitNames(language)] as const))

/** The unit a word names, with any ending: "Jahren", "yıldır". */
function unitOf(language: Language, word: string): Unit | undefined {
  return [...NAMES.get(language)!, ...NAMES.get('de')!].find(([name]) => word.startsWith(name))?.[1]
}

/** The first number of at most three digits; undefined where there is none. */
export function numberIn(text: string): number | undefined {
  const [first] = westernDigits(text).matchAll(NUMBER)
  return first && Math.floor(Number(first[1]!.replace(',', '.')))
}

/** A span of time in whole months: "2 Jahre und 3 Monate", or a number alone, which counts months; undefined for anything else. */
export function monthsIn(language: Language, text: string): number | undefined {
  const told = [...fold(westernDigits(text)).matchAll(NUMBER)].map(([, number, word]) => ({ number: Number(number!.replace(',', '.')), word: word!, unit: unitOf(language, word!) }))
  const spans = told.flatMap(({ number, unit }) => (unit ? [number * MONTHS[unit]] : []))
  // Rounded down: three weeks are no month, and 52 weeks are twelve in spite of binary fractions.
  if (spans.length > 0) return Math.floor(spans.reduce((sum, months) => sum + months, 0) + 0.01)
  return told.length === 1 && told[0]!.word === '' ? Math.floor(told[0]!.number) : undefined
}
