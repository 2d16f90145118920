import type { HttpRequest } from '../../http/route.ts'

/** The value of a cookie, or undefined. */
export function readCookie({ headers }: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** A cookie for the desk only, out of reach of scripts. `Lax`, so that a link in a mail finds the adviser signed in. */
export function writeCookie({ baseUrl }: Pick<HttpRequest, 'baseUrl'>, name: string, value: string, seconds: number): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=/desk; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
