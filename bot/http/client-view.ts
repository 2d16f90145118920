import type { IncomingMessage } from 'node:http'

/** How clients reach us, as far as the operator told us. */
export interface HttpSettings {
  /** Public address behind a proxy, such as `https://chat.example.org`, without a slash at the end; without it we serve only by IP address or as localhost. */
  publicUrl?: string
  /** Is there a reverse proxy whose last `X-Forwarded-For` entry we believe? */
  trustProxy: boolean
}

// A name in the Host header could be anyone's (DNS rebinding); an address or localhost can only be the machine itself.
const SAFE_HOST = /^(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])(:\d{1,5})?$/i

/** The address under which this client reaches us; never an arbitrary Host header. */
export function baseUrlOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, settings: HttpSettings): string {
  if (settings.publicUrl) return settings.publicUrl
  const host = request.headers.host ?? ''
  return `http://${SAFE_HOST.test(host) ? host : `localhost:${request.socket.localPort}`}`
}

/** The address the request comes from. */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, settings: HttpSettings): string {
  const forwarded = settings.trustProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined
  return forwarded ? withoutPort(forwarded) : request.socket.remoteAddress || 'unknown'
}

// Azure's front end adds the port, which changes with every connection: each would count as another client.
function withoutPort(address: string): string {
  return /^([\d.]+):\d+$/.exec(address)?.[1] ?? /^\[(.+)\](:\d+)?$/.exec(address)?.[1] ?? address
}

/** Does the request come from one of our own pages? Programs that send neither header count as ours; browsers always send one. */
export function isOwnOrigin(headers: IncomingMessage['headers'], baseUrl: string): boolean {
  if (headers.origin !== undefined) return headers.origin === new URL(baseUrl).origin
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
