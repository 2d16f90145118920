import { loadArticles } from '../../bot/articles/load-articles.ts'
import type { Language } from '../../bot/language/languages.ts'
import { PATHS } from '../../bot/paths.ts'
import { buildCorpusIndex, type CorpusDocument, type CorpusIndex, withoutBackground } from '../../bot/retrieval/corpus-index.ts'
import { type CorpusQuery, searchCorpus } from '../../bot/retrieval/corpus-search.ts'
import { DIMENSIONS } from '../../bot/retrieval/model-files.ts'
import { passagesOf } from '../../bot/retrieval/passages.ts'
import { sentencesOf } from '../../bot/retrieval/sentences.ts'
import { asPassage, asQuery } from '../../bot/retrieval/texts-to-embed.ts'
import { keyOf, unpack } from '../../bot/retrieval/vector-file.ts'
import { readTables } from '../../bot/retrieval/vectors.ts'
import { type Background, shippedBackground } from './background.ts'
import { quantile } from './spread.ts'

/** Passages, and the time a search may take, 95 of 100 times. */
const SIZES = [{ count: 1_000, goal: 1 }, { count: 10_000, goal: 3 }, { count: 100_000, goal: 10 }]
const LANGUAGE: Language = 'de'
const QUERIES = 200
/** Passes before the one that is timed, so that the compiling of the code is not measured. */
const WARMING = 3
/** Sentences of a made-up passage: as many as a passage of our articles has. */
const SENTENCES = { least: 3, most: 6 }
/** How far a made-up vector lies from the shipped one it is made of. */
const NOISE = 0.04

/** The same numbers from 0 to 1 in every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

interface Shipped {
  sentences: string[]
  passages: Float32Array[]
  queries: CorpusQuery[]
}

function shipped({ questions }: Background): Shipped {
  const table = readTables({ shipped: PATHS.vectors, cache: PATHS.vectors })[LANGUAGE]
  const articles = [...loadArticles(PATHS.knowledge).articles.values()]
  const vectorsOf = (texts: string[]): Float32Array[] => texts.flatMap((text) => table.get(keyOf(text)) ?? []).map(unpack)
  const passages = articles.flatMap((article) => passagesOf(article, LANGUAGE)).map(({ text }) => text)
  const asked = articles.flatMap((article) => article.questions[LANGUAGE] ?? []).filter((text) => table.has(keyOf(asQuery(text))))
  const step = Math.ceil(asked.length / QUERIES)
  return {
    sentences: passages.flatMap((text) => sentencesOf(LANGUAGE, text)), passages: vectorsOf(passages.map(asPassage)),
    queries: asked.filter((_, i) => i % step === 0).map((text) => ({ text, language: LANGUAGE, vector: withoutBackground(vectorsOf([asQuery(text)])[0]!, questions[LANGUAGE]) })),
  }
}

function documentsFrom({ sentences }: Shipped, count: number): CorpusDocument[] {
  const next = sequence(1)
  return Array.from({ length: count }, (_, i) => {
    const length = SENTENCES.least + Math.floor(next() * (SENTENCES.most - SENTENCES.least + 1))
    return { id: String(i), text: Array.from({ length }, () => sentences[Math.floor(next() * sentences.length)]!).join(' ') }
  })
}

function vectorsFrom({ passages }: Shipped): () => Float32Array {
  const next = sequence(2)
  return () => {
    const from = passages[Math.floor(next() * passages.length)]!
    return Float32Array.from({ length: DIMENSIONS }, (_, i) => from[i]! + NOISE * (next() + next() - 1))
  }
}

const megabytes = (bytes: number): number => bytes / 2 ** 20
const bytesOf = ({ lexical, whole, rough, sentences }: CorpusIndex): number => lexical.bytes + whole.bytes.length + rough.bytes.length + sentences.bytes.length

/** Search time, without the embedding of the question, and memory, by number of passages. */
export async function run(words: string[]): Promise<string> {
  const most = Number(words[0] ?? Infinity)
  const background = shippedBackground()
  const material = shipped(background)
  const lines: string[] = []
  let before: { p50: number; memory: number } | undefined
  for (const { count, goal } of SIZES.filter((size) => size.count <= most)) {
    const began = performance.now()
    const index = buildCorpusIndex(LANGUAGE, documentsFrom(material, count), vectorsFrom(material), background.passages[LANGUAGE])
    const built = (performance.now() - began) / 1000
    for (let pass = 0; pass < WARMING; pass++) material.queries.forEach((query) => searchCorpus(index, query))
    const times = material.queries.map((query) => {
      const start = performance.now()
      searchCorpus(index, query)
      return performance.now() - start
    })
    const now = { p50: quantile(times, 0.5), memory: megabytes(bytesOf(index)) }
    const ratio = before ? `; for 10 times the passages ${(now.p50 / before.p50).toFixed(1)} times the time and ${(now.memory / before.memory).toFixed(1)} times the memory` : ''
    lines.push(`${String(count).padStart(6)} passages, ${index.starts.at(-1)} sentences: search p50 ${now.p50.toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms (goal ${goal}); index ${now.memory.toFixed(0)} MB, process ${megabytes(process.memoryUsage().rss).toFixed(0)} MB, built in ${built.toFixed(1)} s${ratio}`)
    before = now
  }
  return lines.join('\n')
}
