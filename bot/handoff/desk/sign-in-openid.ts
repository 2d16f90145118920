import * as openid from 'openid-client'
import { readCookie, writeCookie } from '../../http/cookies.ts'
import type { HttpRequest } from '../../http/route.ts'
import type { Log } from '../../log.ts'
import type { Team } from '../advisers.ts'
import { safeNext, type SignIn, type SignInStep } from './sign-in.ts'

/** How the organisation's own sign-in is reached. */
export interface OpenIdSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** The claim that lists an adviser's groups; a group named like a team makes its member one of the team. */
  groupsClaim: string
  scope: string
}

const CALLBACK = '/desk/sign-in/callback'
const COOKIE = 'desk-sign-in'
const MINUTES = 10

/** What must come back unchanged; kept with the browser that began, out of reach of scripts. */
interface Begun {
  state: string
  nonce: string
  verifier: string
  next: string
}

/** Sign-in with any OpenID Connect provider: authorization code, PKCE, state and nonce. */
export function signInWithOpenId(settings: OpenIdSettings, teams: readonly Team[], log: Log): SignIn {
  const provider = once(() => discover(settings))
  const failed = (step: string, error: unknown): SignInStep => {
    log.warn('desk.sign-in-failed', { step, error: (error as Error).name, code: (error as { code?: string }).code })
    return { kind: 'failed' }
  }
  return {
    kind: 'openid',
    start: (request) => begin(provider, settings, request).catch((error: unknown) => failed('start', error)),
    finish: (request) => end(provider, settings, teams, request).catch((error: unknown) => failed('finish', error)),
  }
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<openid.Configuration> {
  const url = new URL(issuer)
  // Without TLS only for a provider on this machine, to try it out.
  const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return openid.discovery(url, clientId, clientSecret, undefined, onThisMachine ? { execute: [openid.allowInsecureRequests] } : {})
}

async function begin(provider: () => Promise<openid.Configuration>, { scope }: OpenIdSettings, request: HttpRequest): Promise<SignInStep> {
  const begun: Begun = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier(), next: safeNext(request.query.get('next')) }
  const url = openid.buildAuthorizationUrl(await provider(), {
    redirect_uri: request.baseUrl + CALLBACK, scope, state: begun.state, nonce: begun.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
  })
  const kept = Buffer.from(JSON.stringify(begun)).toString('base64url')
  return { kind: 'go-to', url: url.href, cookies: [writeCookie(request, COOKIE, kept, { path: '/desk', seconds: MINUTES * 60 })] }
}

async function end(provider: () => Promise<openid.Configuration>, settings: OpenIdSettings, teams: readonly Team[], request: HttpRequest): Promise<SignInStep> {
  const kept = readCookie(request, COOKIE)
  if (!kept) return { kind: 'failed' }
  const begun = JSON.parse(Buffer.from(kept, 'base64url').toString()) as Begun
  const tokens = await openid.authorizationCodeGrant(await provider(), new URL(`${request.baseUrl}${CALLBACK}?${request.query}`), {
    pkceCodeVerifier: begun.verifier, expectedState: begun.state, expectedNonce: begun.nonce, idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const adviser = { id: idOf(claims), name: nameOf(claims), teams: teamsOf(claims[settings.groupsClaim], teams) }
  return { kind: 'signed-in', adviser, next: safeNext(begun.next), cookies: [writeCookie(request, COOKIE, '', { path: '/desk', seconds: 0 })] }
}

// Microsoft's `sub` differs from app to app; its `oid` is the directory's id, by which Teams knows the same person.
function idOf({ oid, sub }: openid.IDToken): string {
  return typeof oid === 'string' ? oid : sub
}

function nameOf(claims: openid.IDToken): string {
  return String(claims['name'] ?? claims['preferred_username'] ?? claims.sub)
}

function teamsOf(groups: unknown, teams: readonly Team[]): string[] {
  const named = Array.isArray(groups) ? groups : [groups]
  return teams.map(({ id }) => id).filter((id) => named.includes(id))
}

/** Asks once, and again after a failure. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined
  return () => asked ??= ask().catch((error: unknown) => {
    asked = undefined
    throw error
  })
}
