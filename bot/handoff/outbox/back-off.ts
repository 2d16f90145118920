import type { Channel } from './enqueue.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

// A chat that is closed stays closed, and the case page has the message; a mail server may be down for a night.
const PERSON = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE]
const TEAM = [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR]

/** How long to wait after the n-th failed attempt, in milliseconds; undefined when it is given up. */
export function backOff(channel: Channel, attempts: number): number | undefined {
  return (channel === 'person' ? PERSON : TEAM)[attempts - 1]
}

/** While a worker has a delivery nobody else takes it. A worker that died gives it back by running out of this time. */
export const LEASE = 30 * SECOND
