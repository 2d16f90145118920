import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { RefusedError } from './route.ts'

/** Largest request body of a route that asks for no other; the longest text we look at fits many times. */
export const MAX_BODY = 64 * 1024

/** For forms in which people write at length: a text far too long still arrives, so that its page can say so and give it back. */
export const MAX_FORM = 1024 * 1024

/** A body as it came, and what it says. */
export interface Body {
  rawBody: string
  body: unknown
}

/** Reads and parses the body of a request: JSON or a form, nothing else. */
export async function readBody(request: IncomingMessage, max = MAX_BODY): Promise<Body> {
  const bytes = await readBytes(request, max)
  if (bytes.length === 0) return NO_BODY
  const rawBody = decode(bytes)
  return { rawBody, body: parseBody(request, rawBody) }
}

/** Of a request that brings nothing along. */
export const NO_BODY: Body = { rawBody: '', body: undefined }

function parseBody(request: IncomingMessage, text: string): unknown {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return parseForm(text)
  if (type === 'application/json') return parseJson(text)
  throw new RefusedError(415, 'UnsupportedMediaType', 'Expected a body of type application/json or application/x-www-form-urlencoded.')
}

async function readBytes(request: IncomingMessage, max: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // Reads on to the end without keeping it, so that the client gets the answer instead of a reset connection.
    if (size <= max) chunks.push(chunk)
    else if (size > 16 * max) break
  }
  if (size > max) throw new RefusedError(413, 'MessageSizeTooBig', `The body is too large: at most ${max} bytes are accepted.`)
  return Buffer.concat(chunks)
}

function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new RefusedError(400, 'BadEncoding', 'The body is not valid UTF-8.')
  return bytes.toString('utf8')
}

function parseJson(text: string): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new RefusedError(400, 'BadJson', 'The body is not valid JSON.')
    throw cause
  }
  if (/\\u0000|\0/.test(text)) refuseNull()
  return parsed
}

function parseForm(text: string): Record<string, string> {
  checkEncoding(text)
  return Object.fromEntries(new URLSearchParams(text))
}

/** The query of an address, checked like a body. */
export function readQuery(query: string): URLSearchParams {
  checkEncoding(query)
  return new URLSearchParams(query)
}

function checkEncoding(encoded: string): void {
  if (/%00|\0/.test(encoded)) refuseNull()
  try {
    decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch (cause) {
    if (cause instanceof URIError) throw new RefusedError(400, 'BadEncoding', 'The text is not valid UTF-8.')
    throw cause
  }
}

function refuseNull(): never {
  throw new RefusedError(400, 'NullCharacter', 'The text contains a null character, which no message needs.')
}
