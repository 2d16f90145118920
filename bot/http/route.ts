import type { IncomingHttpHeaders } from 'node:http'

/** One request, read to its end and checked: valid UTF-8, no null bytes, no longer than its route takes. */
export interface HttpRequest {
  method: string
  path: string
  /** The named parts of the route's path, decoded. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** Parsed JSON, or the fields of a form as an object of strings; undefined without a body. */
  body: unknown
  /** The body as it came, for signatures. */
  rawBody: string
  /** The client's address, as the trusted proxy says if there is one. */
  address: string
  /** Scheme, host and port under which the client reaches us, without a slash at the end. */
  baseUrl: string
}

/** What a handler answers. An object as body is sent as JSON. */
export interface HttpAnswer {
  status: number
  headers?: Readonly<Record<string, string | readonly string[]>>
  body?: string | Buffer | object
}

/** One address and what happens there. Handlers return their answer; nobody but `http.ts` touches the response. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** As in restify: `/topics/:area`; a last `*` takes the rest. */
  path: string
  /** Largest body in bytes; `MAX_BODY` where it is left out. */
  maxBody?: number
  handle(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>
}

/** A request we refuse, with words for the person who made it. Never carries what they sent. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** An HTML page as an answer. */
export function htmlAnswer(body: string, headers: HttpAnswer['headers'] = {}, status = 200): HttpAnswer {
  return { status, body, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers } }
}

/** The error body that Bot Framework clients know, used for every machine-readable error. */
export function errorAnswer(status: number, code: string, message: string, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return { status, headers, body: { error: { code, message } } }
}
