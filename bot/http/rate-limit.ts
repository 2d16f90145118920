/** Counts events per key and says when there are too many. */
export interface RateLimit {
  /** Takes one; undefined when it is allowed, else the seconds to wait. */
  take(key: string): number | undefined
}

/** How much is allowed: this many at once, and then one every `secondsEach`. */
export interface Allowance {
  burst: number
  secondsEach: number
}

/** A bucket per key that refills steadily. Full buckets are forgotten. */
export function createRateLimit({ burst, secondsEach }: Allowance, now: () => Date): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()

  function forgetFull(time: number): void {
    for (const [key, bucket] of buckets) if (bucket.left + (time - bucket.at) / 1000 / secondsEach >= burst) buckets.delete(key)
  }

  return {
    take(key) {
      const time = now().getTime()
      if (buckets.size > 10_000) forgetFull(time)
      const bucket = buckets.get(key) ?? { left: burst, at: time }
      const left = Math.min(burst, bucket.left + (time - bucket.at) / 1000 / secondsEach)
      if (left < 1) return Math.ceil((1 - left) * secondsEach)
      buckets.set(key, { left: left - 1, at: time })
      return undefined
    },
  }
}

/** The part of an address that one household or office shares: all of IPv4, the first half of IPv6. */
export function addressPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const start = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - start.length - (tail === '' ? 0 : tail.split(':').length)
  return [...start, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ? tail.split(':') : [])].slice(0, 4).join(':')
}
