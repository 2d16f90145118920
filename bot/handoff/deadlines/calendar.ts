import type { Period } from './deadline.ts'

const DAY = 24 * 60 * 60 * 1000

/** Year, month and day → `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

/** Adds days to a day. */
export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/**
 * Last day of a period that began on `from` (BGB §187(1), §188(2)): the day it began does not count, and a month without that day ends on its last.
 * The extension to the next working day (BGB §193) is left out on purpose: acting a day early is safe.
 */
export function endOfPeriod(from: string, { count, unit }: Period): string {
  if (unit === 'day') return plusDays(from, count)
  if (unit === 'week') return plusDays(from, 7 * count)
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const target = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  return dayOf(target.getUTCFullYear(), target.getUTCMonth() + 1, Math.min(day, last))!
}

const solar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' })

function solarParts(time: number): string {
  const parts = Object.fromEntries(solar.formatToParts(time).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** A day of the Iranian and Afghan solar calendar → `YYYY-MM-DD`. */
export function dayOfSolar(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  // The year begins around 20 March; six months of 31 days, then 30. Off by at most two days, which the search covers.
  const guess = Date.UTC(year + 621, 2, 20) + (Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30 + day) * DAY
  const wanted = `${year}-${month}-${day}`
  for (const offset of [0, -1, 1, -2, 2]) {
    if (solarParts(guess + offset * DAY) === wanted) return new Date(guess + offset * DAY).toISOString().slice(0, 10)
  }
  return undefined
}
