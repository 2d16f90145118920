import { isHoliday } from 'feiertagejs'
import { plusDays } from './deadlines/calendar.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Hours of the clock in Germany. */
export interface OpeningHours {
  days: readonly Weekday[]
  /** `09:00` */
  from: string
  to: string
}

const ZONE = 'Europe/Berlin'
const LAND = 'SN'
// Longer than any row of holidays.
const DAYS_TO_LOOK = 21

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** Day and time of the clock in Germany. */
export function germanClock(now: Date): { day: string; time: string } {
  const parts = Object.fromEntries(wallClock.formatToParts(now).map(({ type, value }) => [type, value]))
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
}

/** The instant at which the clock in Germany shows this. */
function instantOf(day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  const shown = germanClock(asUtc)
  const ahead = Date.parse(`${shown.day}T${shown.time}:00Z`) - asUtc.getTime()
  return new Date(asUtc.getTime() - ahead)
}

/** Until when it is open now, or undefined when it is closed. */
export function openUntil(hours: readonly OpeningHours[], now: Date): Date | undefined {
  const { day, time } = germanClock(now)
  const current = hoursOf(hours, day).find(({ from, to }) => from <= time && time < to)
  return current && instantOf(day, current.to)
}

/** When it opens next, or undefined when it never does. */
export function opensAt(hours: readonly OpeningHours[], now: Date): Date | undefined {
  const { day: today, time } = germanClock(now)
  for (let ahead = 0; ahead < DAYS_TO_LOOK; ahead++) {
    const day = plusDays(today, ahead)
    const next = hoursOf(hours, day).map(({ from }) => from).filter((from) => ahead > 0 || from > time).sort()[0]
    if (next) return instantOf(day, next)
  }
  return undefined
}

function hoursOf(hours: readonly OpeningHours[], day: string): readonly OpeningHours[] {
  if (isHoliday(day, LAND)) return []
  const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]!
  return hours.filter(({ days }) => days.includes(weekday))
}
