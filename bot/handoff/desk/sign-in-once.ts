import { randomBytes } from 'node:crypto'
import type { HttpRequest } from '../../http/route.ts'
import type { Team } from '../advisers.ts'
import { type SignIn, type SignInStep } from './sign-in.ts'

/** Sign-in for trying out: one link, printed at the start, good once and on this machine only. */
export interface OnceSignIn extends SignIn {
  /** Path of the link, to be printed. */
  path: string
}

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/
const LOOPBACK_HOST = /^http:\/\/(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/
// A proxy makes every request look as if it came from this machine.
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'] as const

/** @param name how the adviser is called to people, since nobody knows who follows the link */
export function signInOnce(teams: readonly Team[], name: string): OnceSignIn {
  let token: string | undefined = randomBytes(32).toString('base64url')
  const path = `/desk/sign-in/start?once=${token}`
  return {
    kind: 'once',
    path,
    async start(request): Promise<SignInStep> {
      if (!isThisMachine(request) || token === undefined || request.query.get('once') !== token) return { kind: 'failed' }
      token = undefined
      return { kind: 'signed-in', adviser: { id: 'local', name, teams: teams.map(({ id }) => id) }, next: '/desk', cookies: [] }
    },
    finish: async () => ({ kind: 'failed' }),
  }
}

function isThisMachine({ address, headers, baseUrl }: HttpRequest): boolean {
  return LOOPBACK.test(address) && LOOPBACK_HOST.test(baseUrl) && PROXY_HEADERS.every((name) => headers[name] === undefined)
}
