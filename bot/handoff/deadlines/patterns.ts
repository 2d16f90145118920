import type { Unit } from './deadline.ts'
import { fold } from './fold.ts'
import type { DeadlineVocabulary, LanguageWords, Rule } from './vocabulary.ts'

/** The words of one language as regular expressions over folded text. */
export interface Patterns {
  dayMonth: RegExp
  monthDay: RegExp
  months: ReadonlyMap<string, number>
  solarMonths: ReadonlyMap<string, number>
  period: RegExp
  numbers: ReadonlyMap<string, number>
  units: ReadonlyMap<string, Unit>
  spans: { pattern: RegExp; count: number; unit: Unit }[]
  within: RegExp
  since: RegExp
  relative: { pattern: RegExp; days: number }[]
  rules: { id: string; rule: Rule; pattern: RegExp }[]
}

// A word begins and ends where no letter or digit touches it; Arabic writes "and", "in", "for", "the" onto the word.
const BEGIN = '(?<![\\p{L}\\p{N}])(?:(?:[وف]?[بل]?(?:ال)?)(?=\\p{Script=Arabic}))?'
const END = '(?![\\p{L}\\p{N}])'
const GAP = '.{1,40}?'
const NOTHING = '(?!)'

function literal(word: string): string {
  const escaped = fold(word).replace(/[\\^$.*+?()[\]{}|]/g, (sign) => sign === '*' ? '[\\p{L}\\p{M}]*' : `\\${sign}`)
  return escaped.replaceAll(' \\.\\. ', GAP).replace(/ /g, '\\s+')
}

/** One of these words; longer ones are tried first. */
function anyOf(words: readonly string[]): string {
  if (words.length === 0) return NOTHING
  return [...words].sort((a, b) => b.length - a.length).map(literal).join('|')
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'gu')
}

function wordPattern(words: readonly string[]): RegExp {
  return pattern(`${BEGIN}(?:${anyOf(words)})${END}`)
}

function lookup(lists: readonly (readonly string[])[]): Map<string, number> {
  return new Map(lists.flatMap((list, index) => list.map((word) => [fold(word).replace(/\s+/g, ' '), index + 1] as const)))
}

/** Makes the patterns of one language once; German rule words are added, since they stand on the letter. */
export function patternsOf(words: LanguageWords, german: LanguageWords, rules: DeadlineVocabulary['rules']): Patterns {
  const solar = words.solar_months ?? []
  const month = anyOf([...words.months, ...german.months, ...solar].flat())
  const between = words.between.length ? `(?:\\s*(?:${anyOf(words.between)}))?` : ''
  const year = `(?:${between}[\\s,.]*(?<year>\\d{4})(?:\\s*(?:${anyOf(words.between)}))?)?`
  const unit = anyOf(Object.values(words.units).flat())
  const number = anyOf(Object.values(words.numbers).flat())
  return {
    dayMonth: pattern(`(?<![\\p{L}\\p{N}])(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ta)?${between}\\s*(?:[بل]|(?=.))?(?<month>${month})${END}\\.?${year}`),
    monthDay: pattern(`${BEGIN}(?<month>${month})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?${END}${year}`),
    months: lookup(words.months.map((list, index) => [...list, ...german.months[index]!])),
    solarMonths: lookup(solar),
    period: pattern(`(?<![\\p{L}\\p{N}])(?<number>\\d{1,2}|${number})[\\s-]*(?:[\\p{L}]{3,10}\\s+)??(?<unit>${unit})${END}`),
    numbers: new Map(Object.entries(words.numbers).flatMap(([count, list]) => list.map((word) => [fold(word).replace(/\s+/g, ' '), Number(count)] as const))),
    units: new Map(Object.entries(words.units).flatMap(([name, list]) => list.map((word) => [fold(word).replace(/\s+/g, ' '), name as Unit] as const))),
    spans: Object.entries(words.spans).map(([span, list]) => ({ pattern: wordPattern(list), count: Number(span.split(' ')[0]), unit: span.split(' ')[1] as Unit })),
    within: wordPattern(words.within),
    since: wordPattern(words.since),
    relative: [{ pattern: wordPattern(words.today), days: 0 }, { pattern: wordPattern(words.yesterday), days: -1 }, { pattern: wordPattern(words.tomorrow), days: 1 }],
    rules: Object.entries(rules).map(([id, rule]) => ({
      id, rule, pattern: wordPattern([...new Set([...(words.words[rule.words] ?? []), ...(german.words[rule.words] ?? [])])]),
    })),
  }
}
