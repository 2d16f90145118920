import type { Now } from '../context.ts'

/** At most `most` attempts in `minutes` for one key: an adviser, an address. */
export function createRateLimit(most: number, minutes: number, now: Now): { allows(key: string): boolean } {
  const attempts = new Map<string, number[]>()
  return {
    allows(key) {
      const since = now().getTime() - minutes * 60_000
      for (const [other, times] of attempts) if (times.at(-1)! <= since) attempts.delete(other)
      const recent = (attempts.get(key) ?? []).filter((time) => time > since)
      if (recent.length >= most) return false
      attempts.set(key, [...recent, now().getTime()])
      return true
    },
  }
}
