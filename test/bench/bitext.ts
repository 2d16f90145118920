import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { asQuery } from '../../bot/retrieval/texts-to-embed.ts'
import { pack } from '../../bot/retrieval/vector-file.ts'
import { byteRows } from '../../bot/retrieval/similarity-kernel.ts'
import { centred } from '../../bot/retrieval/dense-index.ts'
import { DIMENSIONS } from '../../bot/retrieval/model-files.ts'
import { embedAll } from './embeddings.ts'
import { BenchInputError, writeJsonl } from './jsonl.ts'

const USAGE = 'npm run bench -- bitext --folder tatoeba --run run.jsonl [--pairs deu-eng,ara-eng] [--scoring plain|margin] [--vectors kept.vec]'
/** Neighbours that tell how crowded it is around a sentence, and the weight of that. F1 of 11 pairs: 2 and 0.75 93.8, 4 and 0.5 92.5, 10 and 1 92.1. */
const NEIGHBOURS = 2
const CROWD_WEIGHT = 0.75

interface Pair {
  name: string
  foreign: string[]
  english: string[]
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) throw new BenchInputError(`There is no file ${file}. The folder must hold tatoeba.<pair>.<language> for both sides of a pair.`)
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '')
}

function readPair(folder: string, name: string): Pair {
  const side = (code: string): string[] => linesOf(path.join(folder, `tatoeba.${name}.${code}`))
  const pair = { name, foreign: side(name.split('-')[0]!), english: side('eng') }
  if (pair.foreign.length !== pair.english.length) throw new BenchInputError(`Pair ${name}: ${pair.foreign.length} lines and ${pair.english.length} lines; both sides must have the same number.`)
  return pair
}

// A side without what its sentences share: each language stands for itself.
function withoutMean(vectors: readonly Float32Array[]): Float32Array[] {
  const mean = new Float32Array(DIMENSIONS)
  for (const vector of vectors) for (let i = 0; i < DIMENSIONS; i++) mean[i]! += vector[i]! / vectors.length
  return vectors.map((vector) => centred(vector, mean))
}

function similarities(from: readonly Float32Array[], to: readonly Float32Array[]): Float32Array[] {
  const rows = byteRows(to.length)
  to.forEach((vector, i) => {
    const { bytes, scale } = pack(vector)
    rows.bytes.set(bytes, i * DIMENSIONS)
    rows.scales[i] = scale
  })
  return from.map((vector) => rows.ask(vector)().slice())
}

const crowd = (row: Float32Array): number => row.toSorted().subarray(-NEIGHBOURS).reduce((sum, x) => sum + x, 0) / NEIGHBOURS

// Margin: what is near to everything counts less (Artetxe and Schwenk 2019, as a difference because centred similarities can be 0).
function withMargin(rows: readonly Float32Array[]): Float32Array[] {
  const columns = rows[0]!.keys().map((column) => crowd(Float32Array.from(rows, (row) => row[column]!))).toArray()
  return rows.map((row) => row.map((x, column) => x - CROWD_WEIGHT * columns[column]!))
}

const nearest = (row: Float32Array): number => row.reduce((best, x, i) => (x > row[best]! ? i : best), 0)

/** Finds each sentence's translation among 1,000; writes the run that the scorer reads, both directions. */
export async function run(words: string[]): Promise<string> {
  const { values } = parseArgs({ args: words, options: { folder: { type: 'string' }, run: { type: 'string' }, pairs: { type: 'string' }, scoring: { type: 'string', default: 'plain' }, vectors: { type: 'string' } } })
  if (!values.folder || !values.run) throw new BenchInputError(`--folder and --run are needed:\n${USAGE}`)
  if (values.scoring !== 'plain' && values.scoring !== 'margin') throw new BenchInputError(`--scoring is "${values.scoring}"; it can be plain or margin.`)
  const names = values.pairs?.split(',') ?? globSync('tatoeba.*.eng', { cwd: values.folder }).map((file) => file.split('.')[1]!).sort()
  if (names.length === 0) throw new BenchInputError(`There are no files tatoeba.<pair>.eng in ${values.folder}.`)
  const pairs = names.map((name) => readPair(values.folder!, name))
  const vectorOf = await embedAll(pairs.flatMap(({ foreign, english }) => [...foreign, ...english]).map(asQuery), values.vectors)
  const predicted = pairs.flatMap(({ name, foreign, english }) => {
    const [from, to] = [foreign, english].map((side) => withoutMean(side.map((text) => vectorOf(asQuery(text))))) as [Float32Array[], Float32Array[]]
    return ([['xx-en', from, to], ['en-xx', to, from]] as const).flatMap(([dir, one, other]) => {
      const plain = similarities(one, other)
      return (values.scoring === 'margin' ? withMargin(plain) : plain).map((row, i) => ({ pair: name, dir, i, pred: nearest(row) }))
    })
  })
  writeJsonl(values.run, predicted)
  return `${pairs.length} pairs, ${values.scoring} scoring, both directions. Written to ${values.run}`
}
