import { pino } from 'pino'

/** Where named events go. An event says what happened and to which id, never what a person wrote. */
export interface Log {
  info(event: string, fields?: object): void
  warn(event: string, fields?: object): void
  error(event: string, fields?: object): void
}

// The last net, should a field slip in that may hold a person's words or a secret.
const REDACTED = ['text', 'value', 'contact', 'token', 'authorization', 'body', '*.text', '*.contact', '*.token', '*.authorization', '*.body']

/** JSON lines on standard output; `level` as in pino (`silent` for none). */
export function createLog(level: string): Log {
  const lines = pino({ level, base: null, redact: REDACTED })
  return {
    info: (event, fields = {}) => lines.info({ event, ...fields }),
    warn: (event, fields = {}) => lines.warn({ event, ...fields }),
    error: (event, fields = {}) => lines.error({ event, ...fields }),
  }
}

/** A log that says nothing, for tests and commands. */
export const noLog: Log = { info() {}, warn() {}, error() {} }
