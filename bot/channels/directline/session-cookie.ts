import { readCookie, writeCookie } from '../../http/cookies.ts'
import type { HttpRequest } from '../../http/route.ts'
import type { Grant, Tokens } from './tokens.ts'

const NAME = 'erstinfo-conversation'

/** Who a page's visitor is: the conversation and user in their cookie. The cookie ends with the browser and no script can read it. */
export interface Sessions {
  read(request: Pick<HttpRequest, 'headers'>): Promise<Grant | undefined>
  /** The value of a `Set-Cookie` header. */
  cookie(grant: Grant, request: Pick<HttpRequest, 'baseUrl'>): Promise<string>
}

/** Sessions in a signed cookie. */
export function createSessions(tokens: Tokens): Sessions {
  return {
    async read(request) {
      const token = readCookie(request, NAME)
      return token === undefined ? undefined : await tokens.verify('session', token)
    },
    async cookie(grant, request) {
      return writeCookie(request, NAME, await tokens.mint('session', grant), { path: '/' })
    },
  }
}
