import type { Period } from './deadline.ts'
import type { Patterns } from './patterns.ts'

/** A span of time that somebody named as a deadline, and where. */
export interface NamedPeriod {
  period: Period
  start: number
  end: number
}

// How far from the span the words may stand that make it a deadline or a duration, in characters.
const REACH_OF_WITHIN = 28
const REACH_OF_SINCE = 12

/** Spans of time that are deadlines; "I have been here for two weeks" is none. */
export function findPeriods(text: string, patterns: Patterns): NamedPeriod[] {
  const found: NamedPeriod[] = []
  for (const match of text.matchAll(patterns.period)) {
    const { number, unit } = match.groups as { number: string; unit: string }
    const count = /^\d/.test(number) ? Number(number) : patterns.numbers.get(number.replace(/\s+/g, ' '))!
    found.push({ period: { count, unit: patterns.units.get(unit.replace(/\s+/g, ' '))! }, start: match.index, end: match.index + match[0].length })
  }
  for (const { pattern, count, unit } of patterns.spans) {
    for (const match of text.matchAll(pattern)) found.push({ period: { count, unit }, start: match.index, end: match.index + match[0].length })
  }
  return found.filter((span, index) => span.period.count >= 1 && span.period.count <= 60
    && !found.slice(0, index).some((other) => span.start < other.end && other.start < span.end)
    && isDeadline(text, span, patterns))
}

function isDeadline(text: string, { start, end }: NamedPeriod, patterns: Patterns): boolean {
  const near = (reach: number) => `${text.slice(Math.max(0, start - reach), start)} \n ${text.slice(end, end + reach)}`
  if (near(REACH_OF_SINCE).match(patterns.since)) return false
  return near(REACH_OF_WITHIN).match(patterns.within) !== null
}
