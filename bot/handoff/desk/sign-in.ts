import type { HttpRequest } from '../../http/route.ts'
import type { Adviser } from '../ticket.ts'

/** What a step of the sign-in leads to. */
export type SignInStep =
  | { kind: 'signed-in'; adviser: Adviser; next: string; cookies: readonly string[] }
  | { kind: 'go-to'; url: string; cookies: readonly string[] }
  | { kind: 'failed' }

/** A way for advisers to sign in. */
export interface SignIn {
  kind: 'once' | 'openid'
  /** Begins at `/desk/sign-in/start`. */
  start(request: HttpRequest): Promise<SignInStep>
  /** Ends at `/desk/sign-in/callback`. */
  finish(request: HttpRequest): Promise<SignInStep>
}

/** Where to go after signing in: a page of the desk, and no other address. */
export function safeNext(next: string | null): string {
  return next && /^\/desk(\/tickets\/[\w-]+)?$/.test(next) ? next : '/desk'
}
