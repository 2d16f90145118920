import { dayOf, dayOfSolar, daysBetween, plusDays } from './calendar.ts'
import type { Patterns } from './patterns.ts'

/** A day that somebody named, and where in the text. */
export interface NamedDay {
  day: string
  start: number
  end: number
  /** "Tomorrow" is a deadline only beside other words that say so. */
  vague?: true
}

// 3.12., 03.12.26, 3/12/2026, 3-12-2026; and 2026-12-03, 1405/09/12. A lone "3.5" (a version, a price) needs the second dot or a year.
const NUMERIC = /(?<![\p{L}\p{N}.,:/-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})(?![\p{N}])|(\.)|(?=\/?(?![\p{N}/])))/gu
const YEAR_FIRST = /(?<![\p{L}\p{N}])(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?![\p{N}])/gu

/** Days named in folded text. */
export function findDays(text: string, patterns: Patterns, today: string): NamedDay[] {
  const days = [...yearFirst(text), ...numeric(text, today), ...withMonthName(text, patterns, today), ...relative(text, patterns, today)]
  days.sort((a, b) => a.start - b.start || b.end - a.end)
  return days.filter((day, index) => !days.slice(0, index).some((other) => day.start < other.end))
}

function* yearFirst(text: string): Generator<NamedDay> {
  for (const match of text.matchAll(YEAR_FIRST)) {
    const [year, month, day] = [match[1], match[3], match[4]].map(Number) as [number, number, number]
    const found = isSolarYear(year) ? dayOfSolar(year, month, day) : dayOf(year, month, day)
    if (found) yield at(match, found)
  }
}

function* numeric(text: string, today: string): Generator<NamedDay> {
  for (const match of text.matchAll(NUMERIC)) {
    const [, first, sign, second, year, dot] = match
    // Without a year only "3.12." and "3/12" are dates.
    if (year === undefined && dot === undefined && sign !== '/') continue
    // Here the day comes first; somebody who writes 12/25 means the 25th all the same.
    const swapped = Number(second) > 12 && Number(first) <= 12
    const day = Number(swapped ? second : first)
    const month = Number(swapped ? first : second)
    const found = withYear(year, (y) => dayOf(y, month, day), today)
    if (found) yield at(match, found)
  }
}

function* withMonthName(text: string, patterns: Patterns, today: string): Generator<NamedDay> {
  for (const match of [...text.matchAll(patterns.dayMonth), ...text.matchAll(patterns.monthDay)]) {
    const { day, month, year } = match.groups as { day: string; month: string; year?: string }
    const name = month.replace(/\s+/g, ' ')
    const solar = patterns.solarMonths.get(name)
    const found = solar !== undefined
      ? solarDay(year, solar, Number(day), today)
      : withYear(year, (y) => dayOf(y, patterns.months.get(name)!, Number(day)), today)
    if (found) yield at(match, found)
  }
}

function* relative(text: string, patterns: Patterns, today: string): Generator<NamedDay> {
  for (const { pattern, days } of patterns.relative) {
    for (const match of text.matchAll(pattern)) yield { ...at(match, plusDays(today, days)), ...(days > 0 ? { vague: true as const } : {}) }
  }
}

function at(match: RegExpMatchArray, day: string): NamedDay {
  return { day, start: match.index!, end: match.index! + match[0].trimEnd().length }
}

function isSolarYear(year: number): boolean {
  return year >= 1300 && year <= 1500
}

function solarDay(year: string | undefined, month: number, day: number, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4)) - 621
  if (year !== undefined) return dayOfSolar(Number(year), month, day)
  return nearest([thisYear - 1, thisYear, thisYear + 1].map((y) => dayOfSolar(y, month, day)), today)
}

/** A day without a year is the nearest one that is not long past. */
function withYear(year: string | undefined, make: (year: number) => string | undefined, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  if (year !== undefined) return make(year.length === 2 ? 2000 + Number(year) : Number(year))
  return nearest([thisYear - 1, thisYear, thisYear + 1].map(make), today)
}

// A letter is answered within weeks, an appointment lies months ahead at most.
const LONGEST_PAST = 90

function nearest(days: (string | undefined)[], today: string): string | undefined {
  return days.find((day) => day !== undefined && daysBetween(today, day) >= -LONGEST_PAST)
}
