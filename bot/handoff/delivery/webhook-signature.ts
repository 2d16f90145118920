import { createHmac, timingSafeEqual } from 'node:crypto'

/** The headers of a signed webhook, as in the Standard Webhooks specification, so that receivers can use its libraries. */
export interface SignedHeaders {
  'webhook-id': string
  /** Seconds since 1970. */
  'webhook-timestamp': string
  'webhook-signature': string
}

/** Why a webhook is not believed. */
export type Disbelief = 'malformed' | 'forged' | 'too-old' | 'seen-before'

/** A webhook may be this much older or newer than the receiver's clock says, in seconds. */
export const TOLERANCE = 300

/** Signs a body as it goes out now. */
export function signWebhook(secret: string, id: string, body: string, now: Date): SignedHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac(secret, id, timestamp, body).toString('base64')}` }
}

/**
 * Checks a webhook as a receiver must.
 * @param seen keeps the ids of what was received, at least for twice the tolerance; says whether this one is new
 */
export function verifyWebhook(secret: string, headers: Partial<SignedHeaders>, body: string, now: Date, seen: (id: string) => boolean): 'ok' | Disbelief {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (!id || !timestamp || !signatures || !/^\d{10}$/.test(timestamp)) return 'malformed'
  const expected = mac(secret, id, timestamp, body)
  const genuine = signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return signature.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!genuine) return 'forged'
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE) return 'too-old'
  return seen(id) ? 'seen-before' : 'ok'
}

/** Ids of what was received, kept as long as a replay of it could be believed. */
export function createReceived(now: () => Date): { has(id: string): boolean; keep(id: string): void } {
  const received = new Map<string, number>()
  return {
    has: (id) => received.has(id),
    keep(id) {
      const time = now().getTime()
      for (const [old, at] of received) {
        if (time - at <= 2 * TOLERANCE * 1000) break
        received.delete(old)
      }
      received.set(id, time)
    },
  }
}

function mac(secret: string, id: string, timestamp: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest()
}
