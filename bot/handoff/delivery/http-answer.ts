import { UndeliverableError } from '../outbox/worker.ts'

// A receiver that hangs must not hold up the others.
const TIMEOUT = 10_000
// Worth another try: not ready yet, too many at once, or the receiver's own fault.
const TRY_AGAIN = [408, 409, 425, 429]

/** Thrown when a receiver asks, by its status, to be tried again. */
export class ReceiverBusyError extends Error {
  override name = 'ReceiverBusyError'
  readonly code: string

  constructor(status: number) {
    super(`The receiver answered ${status}`)
    this.code = `http-${status}`
  }
}

/** Sends a request; anything but success is an error, and one that repeats itself ends the delivery. Redirects are not followed. */
export async function sendRequest(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) })
  if (response.ok) return response
  if (response.status >= 500 || TRY_AGAIN.includes(response.status)) throw new ReceiverBusyError(response.status)
  throw new UndeliverableError(`http-${response.status}`)
}
