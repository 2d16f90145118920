import type { Language } from '../../language/languages.ts'
import { daysBetween, endOfPeriod } from './calendar.ts'
import type { Deadline, Period } from './deadline.ts'
import { findDays, type NamedDay } from './dates.ts'
import { fold } from './fold.ts'
import { type Patterns, patternsOf } from './patterns.ts'
import { findPeriods } from './periods.ts'
import type { DeadlineVocabulary } from './vocabulary.ts'

/** Finds the deadlines in what somebody wrote on a day. */
export type FindDeadlines = (text: string, language: Language, today: string) => Deadline[]

// Days further off are no deadlines: dates of birth behind us, the end of a passport before us.
const DAYS_BEHIND = 400
const DAYS_AHEAD = 730
// A word such as "expires" belongs to a day this near, in characters.
const REACH_OF_EXPIRY = 60
const LONGEST_QUOTE = 200

/** What reads deadlines and days in all languages. */
export interface DeadlineReader {
  findDeadlines: FindDeadlines
  /** The first day named in a text, past or to come. */
  findDay(text: string, language: Language, today: string): string | undefined
}

/** Prepares the patterns of each language once. */
export function createDeadlineReader({ rules, languages }: DeadlineVocabulary): DeadlineReader {
  const prepared = new Map<Language, Patterns>()
  const patternsFor = (language: Language) => {
    const patterns = prepared.get(language) ?? patternsOf(languages[language], languages.de, rules)
    prepared.set(language, patterns)
    return patterns
  }
  return {
    findDeadlines: (text, language, today) => findIn(text, patternsFor(language), today),
    findDay: (text, language, today) => findDays(fold(text), patternsFor(language), today)[0]?.day,
  }
}

function findIn(original: string, patterns: Patterns, today: string): Deadline[] {
  const text = fold(original)
  const quote = (start: number, end: number) => original.slice(start, end).trim().slice(0, LONGEST_QUOTE)
  const days = findDays(text, patterns, today)
  const starts = days.filter(({ day }) => daysBetween(day, today) >= 0 && daysBetween(day, today) <= DAYS_BEHIND)
  const ahead = days.filter(({ day }) => daysBetween(today, day) > 0 && daysBetween(today, day) <= DAYS_AHEAD)
  const periods = findPeriods(blank(text, days), patterns)
  const notices = findNotices(text, patterns)
  const expiry = notices.filter(({ rule }) => rule.with_date)

  const byNotice = notices.filter(({ rule }) => !rule.with_date).map(({ id, rule, start, end }): Deadline => ({
    text: quote(start, end), rule: id, ...(rule.period ? counted(rule.period, nearestTo(start, starts)?.day) : {}),
  }))
  // Told without a start, a period is counted from the day it is told: an upper bound, and shown as such by its `from`.
  const byPeriod = periods.map(({ period, start, end }): Deadline => ({
    text: quote(start, end), rule: 'named-period', ...counted(period, nearestTo(start, starts)?.day ?? today),
  }))
  const byDay = ahead.filter(({ vague }) => !vague || text.match(patterns.within)).map(({ day, start, end }): Deadline => {
    const near = expiry.find((notice) => Math.abs(notice.start - start) <= REACH_OF_EXPIRY)
    return { text: quote(start, end), rule: near?.id ?? 'named-date', date: day, actBy: day }
  })
  return [...byDay, ...byPeriod, ...byNotice]
}

function counted(period: Period, from: string | undefined): Pick<Deadline, 'period' | 'from' | 'actBy'> {
  return from === undefined ? { period } : { period, from, actBy: endOfPeriod(from, period) }
}

function findNotices(text: string, patterns: Patterns) {
  return patterns.rules.flatMap(({ id, rule, pattern }) => {
    const [match] = text.matchAll(pattern)
    return match ? [{ id, rule, start: match.index, end: match.index + match[0].length }] : []
  })
}

/** The text with the days blanked out, so that "3 tháng 12" is not read as three months. */
function blank(text: string, days: readonly NamedDay[]): string {
  return days.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

function nearestTo(place: number, days: readonly NamedDay[]): NamedDay | undefined {
  return [...days].sort((a, b) => Math.abs(a.start - place) - Math.abs(b.start - place))[0]
}
