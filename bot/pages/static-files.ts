import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { preferredEncoding } from '../http/send.ts'
import type { HttpAnswer, Route } from '../http/route.ts'

/** Files of ours under addresses that change with their content, so that browsers never ask for them twice. */
export interface StaticFiles {
  addresses: readonly string[]
  routes: Route[]
}

/** The page's own scripts. They import each other by name, so they share one address that changes with any of them. */
export function chatScripts(): StaticFiles {
  const folder = path.join(import.meta.dirname, 'chat')
  const files = readdirSync(folder).sort().map((name) => ({ name, source: readFileSync(path.join(folder, name)) }))
  const hash = hashOf(Buffer.concat(files.map(({ source }) => source)))
  const all = files.map(({ name, source }) => file(`/assets/${hash}/${name}`, () => brotliCompressSync(source), () => source))
  return { addresses: all.map(({ path: address }) => address), routes: all }
}

/** The Web Chat client, which lies compressed in the repository and is unpacked only for browsers without Brotli. */
export function webChatClient(): StaticFiles {
  const compressed = readFileSync(path.join(import.meta.dirname, 'webchat', 'webchat-minimal-4.18.1.js.br'))
  const address = `/assets/${hashOf(compressed)}/webchat.js`
  return { addresses: [address], routes: [file(address, () => compressed, () => brotliDecompressSync(compressed))] }
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

function file(address: string, makeBrotli: () => Buffer, plain: () => Buffer): Route {
  const brotli = once(makeBrotli)
  const gzip = once(() => gzipSync(plain()))
  return {
    method: 'GET',
    path: address,
    handle(request): HttpAnswer {
      const encoding = preferredEncoding(request)
      const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' }
      if (encoding === undefined) return { status: 200, headers, body: plain() }
      return { status: 200, headers: { ...headers, 'content-encoding': encoding }, body: encoding === 'br' ? brotli() : gzip() }
    },
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
