import { words } from '../retrieval/tokens.ts'

/** A word of a pattern: whole, or with a star for any letters before or behind; a star alone stands for up to `GAP` words. */
type Piece = ((word: string) => boolean) | 'gap'

/** Words that a star alone may stand for: "we want to hire * from abroad". */
const GAP = 4

function pieces(token: string): Piece[] {
  if (token === '*') return ['gap']
  const found = words(token)
  const before = token.startsWith('*')
  const behind = token.endsWith('*')
  return found.map((word, i) => {
    const [open, end] = [before && i === 0, behind && i === found.length - 1]
    if (open && end) return (said) => said.includes(word)
    if (open) return (said) => said.endsWith(word)
    return end ? (said) => said.startsWith(word) : (said) => said === word
  })
}

const compiled = new Map<string, readonly Piece[]>()

function compile(pattern: string): readonly Piece[] {
  if (!compiled.has(pattern)) compiled.set(pattern, pattern.split(/\s+/).flatMap(pieces))
  return compiled.get(pattern)!
}

function fits(message: readonly string[], at: number, rest: readonly Piece[]): boolean {
  const [piece, ...others] = rest
  if (piece === undefined) return true
  if (piece === 'gap') return Array.from({ length: GAP + 1 }, (_, skipped) => skipped).some((skipped) => fits(message, at + skipped, others))
  return at < message.length && piece(message[at]!) && fits(message, at + 1, others)
}

/** Places in the message (folded words) where one of the patterns begins. */
export function placesOf(patterns: readonly string[], message: readonly string[]): number[] {
  const all = patterns.map(compile)
  return [...message.keys()].filter((at) => all.some((pattern) => pattern.length > 0 && fits(message, at, pattern)))
}

/** Does one of the patterns stand in the message? */
export function saysOneOf(patterns: readonly string[], message: readonly string[]): boolean {
  return placesOf(patterns, message).length > 0
}
