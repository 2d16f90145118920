/** The app is in no team whose channel this could be; once it is installed, another try will work. */
export class NotInstalledError extends Error {
  override name = 'NotInstalledError'
  readonly code = 'teams-not-installed'
}

/** Teams does not take it, and will not another time. */
export class TeamsRefusedError extends Error {
  override name = 'TeamsRefusedError'
  readonly code: string
  /** The message is no longer there. */
  readonly gone: boolean

  constructor(status: number) {
    super(`Teams answered ${status}`)
    this.code = `http-${status}`
    this.gone = status === 404
  }
}

/** Teams cannot take it now. */
export class TeamsBusyError extends Error {
  override name = 'TeamsBusyError'
  readonly code: string

  constructor(status: number) {
    super(`Teams answered ${status}`)
    this.code = `http-${status}`
  }
}

// Too large, malformed, forbidden for good, or not there. Everything else may be different at another time.
const FOR_GOOD = [400, 403, 404, 413]

/** An error of the connector → one of ours, without the request and its words. */
export function teamsError(error: unknown): unknown {
  const { statusCode } = error as { statusCode?: unknown }
  if (typeof statusCode !== 'number') return error
  return FOR_GOOD.includes(statusCode) ? new TeamsRefusedError(statusCode) : new TeamsBusyError(statusCode)
}
