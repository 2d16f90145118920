import type { HttpRequest } from './route.ts'

/** The value of a cookie, or undefined. */
export function readCookie({ headers }: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/**
 * A `Set-Cookie` header: out of reach of scripts, and `Lax`, so that a link in a mail finds its reader signed in.
 * @param lasts the part of the site it is sent to, and the seconds it lives; without them it ends with the browser
 */
export function writeCookie({ baseUrl }: Pick<HttpRequest, 'baseUrl'>, name: string, value: string, lasts: { path: string; seconds?: number }): string {
  const age = lasts.seconds === undefined ? '' : `; Max-Age=${lasts.seconds}`
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=${lasts.path}${age}; HttpOnly; SameSite=Lax${secure}`
}
