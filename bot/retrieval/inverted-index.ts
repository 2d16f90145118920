/** Word search over many documents: BM25 on numbered documents, a row of postings for each token. */
export interface InvertedIndex {
  /** BM25 of each document, overwritten by the next query, and the most that a document could have reached. */
  score: (tokens: readonly string[]) => { scores: Float32Array; reachable: number }
  /** Memory of the postings, in bytes. */
  bytes: number
}

/** The usual values: a word that comes again counts less each time; long documents are held back. */
const K1 = 1.2
const B = 0.75
/** A word's part in a document's score lies between 0 and this, and is kept as one byte. */
const MOST = K1 + 1

// 30 bits, so that V8 keeps it as a small integer; among 100,000 tokens five pairs share a number.
function numberOf(token: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < token.length; i++) h = Math.imul(h ^ token.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) & 0x3fffffff
}

/** Room that doubles when it is full. */
class Numbers {
  values = new Uint32Array(1 << 16)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(2 * this.length)
      wider.set(this.values)
      this.values = wider
    }
    this.values[this.length++] = value
  }
}

interface Counted {
  /** Rows by token. */
  rows: Map<number, number>
  /** Documents that hold the token of a row. */
  documents: number[]
  /** Triples of row, document and count. */
  found: Numbers
  lengths: number[]
}

function countTokens(texts: Iterable<readonly string[]>): Counted {
  const counted: Counted = { rows: new Map(), documents: [], found: new Numbers(), lengths: [] }
  for (const tokens of texts) {
    const document = counted.lengths.push(tokens.length) - 1
    const counts = new Map<number, number>()
    for (const token of tokens) {
      const number = numberOf(token)
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    for (const [number, count] of counts) {
      let row = counted.rows.get(number)
      if (row === undefined) {
        row = counted.documents.push(0) - 1
        counted.rows.set(number, row)
      }
      counted.documents[row]! += 1
      for (const value of [row, document, count]) counted.found.push(value)
    }
  }
  return counted
}

interface Postings {
  /** Where a row begins; the next row's beginning is its end. */
  starts: Uint32Array
  documents: Uint32Array
  parts: Uint8Array
}

function postingsOf({ documents, found, lengths }: Counted): Postings {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1)
  const starts = new Uint32Array(documents.length + 1)
  documents.forEach((count, row) => { starts[row + 1] = starts[row]! + count })
  const next = starts.slice()
  const postings = { starts, documents: new Uint32Array(found.length / 3), parts: new Uint8Array(found.length / 3) }
  for (let i = 0; i < found.length; i += 3) {
    const [row, document, count] = [found.values[i]!, found.values[i + 1]!, found.values[i + 2]!]
    const at = next[row]!++
    postings.documents[at] = document
    postings.parts[at] = Math.round((255 * count) / (count + K1 * (1 - B + (B * lengths[document]!) / mean)))
  }
  return postings
}

/**
 * Most postings that a query reads, the rarest tokens first: what stands in every other of 100,000 documents tells little
 * and takes most of the time. Below about 1,000 documents nothing is left out.
 */
const MOST_POSTINGS = 80_000

interface Term {
  from: number
  to: number
}

/** Builds the index from the tokens of each document, in their order. */
export function createInvertedIndex(texts: Iterable<readonly string[]>): InvertedIndex {
  const counted = countTokens(texts)
  const { starts, documents, parts } = postingsOf(counted)
  const { rows } = counted
  const all = counted.lengths.length
  const scores = new Float32Array(all)
  const rarity = (count: number): number => Math.log(1 + (all - count + 0.5) / (count + 0.5))
  const termOf = (number: number): Term => {
    const row = rows.get(number)
    return row === undefined ? { from: 0, to: 0 } : { from: starts[row]!, to: starts[row + 1]! }
  }
  const add = ({ from, to }: Term, unit: number): void => {
    for (let at = from; at < to; at++) scores[documents[at]!]! += unit * parts[at]!
  }
  return {
    bytes: starts.byteLength + documents.byteLength + parts.byteLength,
    score: (tokens) => {
      scores.fill(0)
      let [reachable, left] = [0, MOST_POSTINGS]
      const terms = [...new Set(tokens.map(numberOf))].map(termOf).sort((a, b) => a.to - a.from - (b.to - b.from))
      for (const term of terms) {
        left -= term.to - term.from
        if (left < 0) break
        const most = MOST * rarity(term.to - term.from)
        reachable += most
        add(term, most / 255)
      }
      return { scores, reachable }
    },
  }
}
