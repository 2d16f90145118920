import { jwtVerify, SignJWT } from 'jose'
import { JOSEError } from 'jose/errors'

/** Who may do what: one user in one conversation. */
export interface Grant {
  conversation: string
  user: string
}

/** What a signed text is good for. A token of one kind is refused as another. */
export type TokenKind = 'chat' | 'stream' | 'session'

/** Seconds each kind lives. */
export const LIFETIME = {
  // The client refreshes every 15 minutes; four tries fit into an hour.
  chat: 3600,
  // The stream's address carries it, and addresses end up in logs of proxies.
  stream: 60,
  // The cookie behind a page; the conversation itself ends long before.
  session: 12 * 3600,
} as const satisfies Record<TokenKind, number>

/** How long after its end a chat token may still be exchanged for a new one: a laptop that slept. */
export const GRACE = 12 * 3600

/** Signs and checks tokens. */
export interface Tokens {
  mint(kind: TokenKind, grant: Grant): Promise<string>
  /** The grant, or undefined when the token is forged, of another kind, or older than its life plus the grace. */
  verify(kind: TokenKind, token: string, graceSeconds?: number): Promise<Grant | undefined>
}

/** Thrown at start when a key is too short to protect anything. */
export class WeakKeyError extends Error {
  override name = 'WeakKeyError'
}

const ISSUER = 'erstinfo'
const ALGORITHM = 'HS256'

/** Tokens signed with the first key; all keys are accepted, so that keys can be changed without ending conversations. */
export function createTokens(keys: readonly string[], now: () => Date): Tokens {
  const secrets = keys.map((key) => new TextEncoder().encode(key))
  const weak = secrets.findIndex((secret) => secret.length < 32)
  if (secrets.length === 0) throw new WeakKeyError('There is no token key.')
  if (weak >= 0) throw new WeakKeyError(`Token key ${weak + 1} has fewer than 32 bytes.`)
  return {
    async mint(kind, { conversation, user }) {
      const seconds = Math.floor(now().getTime() / 1000)
      return await new SignJWT({ conv: conversation, user })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER).setAudience(kind).setSubject(user)
        .setIssuedAt(seconds).setExpirationTime(seconds + LIFETIME[kind])
        .sign(secrets[0]!)
    },
    async verify(kind, token, graceSeconds = 0) {
      for (const secret of secrets) {
        const grant = await check(kind, token, secret, new Date(now().getTime() - graceSeconds * 1000))
        if (grant) return grant
      }
      return undefined
    },
  }
}

async function check(kind: TokenKind, token: string, secret: Uint8Array, currentDate: Date): Promise<Grant | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: [ALGORITHM], issuer: ISSUER, audience: kind, currentDate })
    return typeof payload['conv'] === 'string' && typeof payload['user'] === 'string'
      ? { conversation: payload['conv'], user: payload['user'] }
      : undefined
  } catch (cause) {
    // Forged, malformed or expired: a token that opens nothing, which is an answer and not a fault.
    if (cause instanceof JOSEError) return undefined
    throw cause
  }
}
