import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer, type Request, type RequestHandler, type Response } from 'restify'
import { addressOf, baseUrlOf, type HttpSettings } from './http/client-view.ts'
import { NO_BODY, readBody, readQuery } from './http/read-body.ts'
import { errorAnswer, type HttpAnswer, type HttpRequest, RefusedError, type Route } from './http/route.ts'
import { sendAnswer } from './http/send.ts'
import type { Log } from './log.ts'

/** A WebSocket upgrade for whoever wants it; false when it is nobody's. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, baseUrl: string) => boolean

/** What the server needs to be told. */
export interface HttpParts {
  settings: HttpSettings
  routes: readonly Route[]
  upgrade: Upgrade
  /** The page for a request that went wrong, in the reader's language. */
  errorPage(status: number, headers: IncomingMessage['headers']): HttpAnswer
  log: Log
}

/** A server that can be started and stopped once. */
export interface HttpServer {
  /** Resolves to the port, which matters when 0 was asked for. */
  listen(port: number, host: string): Promise<number>
  /** Takes no new requests and lets running ones finish, for at most this long. */
  stop(graceMs: number): Promise<void>
}

// restify logs whole requests, bearer tokens included, when it meets a surprise; it gets a logger that says nothing.
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, fatal() {}, child() { return SILENT } }

/** The web server: mounts the rooms' routes, reads bodies, turns every error into a neutral answer. */
export function createHttpServer(parts: HttpParts): HttpServer {
  const server = createServer({ name: 'erstinfo', log: SILENT } as never)
  // restify adds its own name to every response otherwise.
  server.pre((_request, response, next) => { response.removeHeader('Server'); next() })
  for (const route of parts.routes) mount(route)
  server.on('restifyError', (request: Request, response: Response, error: unknown) => { void answerError(parts, request, response, error) })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node takes its own listener away; a client that breaks off would end the process.
    socket.on('error', () => socket.destroy())
    if (!parts.upgrade(request, socket, head, baseUrlOf(request, parts.settings))) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
  server.server.headersTimeout = 15_000
  server.server.requestTimeout = 30_000

  function mount(route: Route): void {
    const handler: RequestHandler = (request, response, next) => {
      answerWith(parts, route, request, response).catch((error) => answerError(parts, request, response, error)).finally(() => next(false))
    }
    if (route.method === 'POST') server.post(route.path, handler)
    else if (route.method === 'DELETE') server.del(route.path, handler)
    else {
      server.get(route.path, handler)
      server.head(route.path, handler)
    }
  }

  return {
    listen: (port, host) => new Promise((resolve, reject) => {
      // restify passes on what its inner server says.
      server.once('error', reject)
      server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port))
    }),
    stop: (graceMs) => new Promise((resolve) => {
      const force = setTimeout(() => server.server.closeAllConnections(), graceMs)
      server.server.close(() => { clearTimeout(force); resolve() })
      server.server.closeIdleConnections()
    }),
  }
}

async function answerWith(parts: HttpParts, route: Route, request: Request, response: Response): Promise<void> {
  const [path, query] = splitUrl(request.url ?? '/')
  const read: HttpRequest = {
    method: request.method ?? 'GET',
    path,
    params: request.params as Record<string, string>,
    query: readQuery(query),
    headers: request.headers,
    ...(route.method === 'GET' ? NO_BODY : await readBody(request, route.maxBody)),
    address: addressOf(request, parts.settings),
    baseUrl: baseUrlOf(request, parts.settings),
  }
  if (Object.values(read.params).some((param) => param.includes('\0'))) throw new RefusedError(400, 'NullCharacter', 'The address contains a null character.')
  await send(parts, request, response, await route.handle(read))
}

function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

/** The only place where an error becomes an answer. Words of the error reach the client only if they were written for it. */
async function answerError(parts: HttpParts, request: Request, response: Response, error: unknown): Promise<void> {
  const refused = error instanceof RefusedError ? error : refusalOf(error)
  if (refused.status >= 500) parts.log.error('http.failed', { path: request.getRoute()?.path, error: nameOf(error), stack: stackOf(error) })
  const wantsPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '') || /x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')
  const answer = wantsPage
    ? parts.errorPage(refused.status, request.headers)
    : errorAnswer(refused.status, refused.code, refused.message)
  await send(parts, request, response, answer)
}

/** restify's own errors (no such route, wrong method, undecodable address) carry a status; everything else is our fault. */
function refusalOf(error: unknown): RefusedError {
  const status = (error as { statusCode?: unknown }).statusCode
  if (status === 404) return new RefusedError(404, 'NotFound', 'There is nothing at this address.')
  if (status === 405) return new RefusedError(405, 'MethodNotAllowed', 'This address does not take this method.')
  if (typeof status === 'number' && status < 500) return new RefusedError(status, 'BadRequest', 'The request cannot be read.')
  return new RefusedError(500, 'ServiceError', 'Something went wrong on our side. Nothing was kept.')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

// Frames only: the first lines of a stack repeat the message, which may quote what a person wrote.
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).join('\n') : undefined
}

function send(parts: HttpParts, request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): Promise<void> {
  return sendAnswer(request, response, answer, parts.settings.publicUrl?.startsWith('https:') ?? false)
}
