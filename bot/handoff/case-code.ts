import { createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** The two codes of a case. Only their hashes are stored; the codes themselves are with the person. */
export interface CaseCodes {
  /** For the next visit, easy to read out: `K7QF-2M9X`. */
  short: string
  /** For the link, not to be guessed. */
  long: string
}

// Without the letters and digits that are mixed up when read out or written by hand: 0 O, 1 I L, 5 S, 8 B, U V.
const SIGNS = '234679ACDEFGHJKMNPQRTWXYZ'
const SHORT_LENGTH = 8
const LONG_BYTES = 32

// A short code has 37 bits: with a fast hash a stolen table is read in a minute. 4096 rounds cost us 10 ms and the thief years.
const SHORT_HASH_COST = { N: 4096, r: 8, p: 1 }
const SHORT_SALT = 'erstinfo case code'

const derive = promisify<string, string, number, object, Buffer>(scrypt)

/** Draws new codes. */
export function newCaseCodes(): CaseCodes {
  const long = randomBytes(LONG_BYTES).toString('base64url')
  return { short: shortCodeOf(long), long }
}

/** The code for the visit, out of the one in the link: so it can stand on the printed copy without being stored. There is no way back. */
export function shortCodeOf(long: string): string {
  const drawn = createHash('sha256').update(`${SHORT_SALT} ${long}`).digest()
  // Three bytes a sign: one would make some signs a little more frequent.
  const signs = Array.from({ length: SHORT_LENGTH }, (_, place) => SIGNS[drawn.readUIntBE(3 * place, 3) % SIGNS.length])
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

/** A code within a sentence of any language: runs from left to right and stays on one line. */
export function shownCode(short: string): string {
  return `\u2066${short.replace('-', '\u2060-\u2060')}\u2069`
}

/** A typed case code as it was given out, or undefined when it cannot be one: small letters, spaces and a missing hyphen are forgiven. */
export function readShortCode(typed: string): string | undefined {
  const signs = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Dash}\p{Cf}]/gu, '')
  const valid = signs.length === SHORT_LENGTH && [...signs].every((sign) => SIGNS.includes(sign))
  return valid ? `${signs.slice(0, 4)}-${signs.slice(4)}` : undefined
}

/** What is stored of the code for the visit. */
export async function hashShortCode(code: string): Promise<string> {
  return (await derive(code, SHORT_SALT, 32, SHORT_HASH_COST)).toString('base64url')
}

/** What is stored of the code in the link; 256 random bits need no slow hash. */
export function hashLongCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}
