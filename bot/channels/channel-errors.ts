/** A channel does not take it, and will not another time. */
export class ChannelRefusedError extends Error {
  override name = 'ChannelRefusedError'
  readonly code: string
  /** What was to be changed is no longer there. */
  readonly gone: boolean

  constructor(status: number) {
    super(`The channel answered ${status}`)
    this.code = `http-${status}`
    this.gone = status === 404
  }
}

/** A channel cannot take it now. */
export class ChannelBusyError extends Error {
  override name = 'ChannelBusyError'
  readonly code: string

  constructor(status: number) {
    super(`The channel answered ${status}`)
    this.code = `http-${status}`
  }
}

// Too large, malformed, forbidden for good, or not there. Everything else may be different at another time.
const FOR_GOOD = [400, 403, 404, 413]

/** An error of the connector → one of ours, without the request and its words. */
export function channelError(error: unknown): unknown {
  const { statusCode } = error as { statusCode?: unknown }
  if (typeof statusCode !== 'number') return error
  return FOR_GOOD.includes(statusCode) ? new ChannelRefusedError(statusCode) : new ChannelBusyError(statusCode)
}
