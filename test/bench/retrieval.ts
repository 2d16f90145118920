import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createDetector } from '../../bot/language/detect.ts'
import { isLanguage, type Language, languageCodes } from '../../bot/language/languages.ts'
import { buildCorpusIndex, type CorpusIndex, textsOfDocument, withoutBackground } from '../../bot/retrieval/corpus-index.ts'
import { type CorpusFindings, type CorpusLeg, searchCorpus } from '../../bot/retrieval/corpus-search.ts'
import { guessByQuestions, trainLanguageClassifier } from '../../bot/retrieval/language-classifier.ts'
import { asQuery } from '../../bot/retrieval/texts-to-embed.ts'
import { type Background, shippedBackground } from './background.ts'
import { fitConfidence } from './confidence.ts'
import { embedAll, type VectorOf } from './embeddings.ts'
import { BenchInputError, readJsonl, writeJsonl } from './jsonl.ts'

const DOCUMENT = z.object({ id: z.string(), title: z.string().optional(), text: z.string(), group: z.string().optional() })
const QUERY = z.object({
  id: z.string(), text: z.string(), lang: z.enum(languageCodes), group: z.string().optional(),
  gold: z.array(z.string()).optional(), split: z.string().optional(),
})
type Document = z.infer<typeof DOCUMENT>
type Query = z.infer<typeof QUERY>

const USAGE = 'npm run bench -- retrieval --corpus corpus.jsonl --queries queries.jsonl --run run.jsonl [--leg lexical|dense] [--language de] [--vectors kept.vec]'

interface Wanted {
  corpus: string
  queries: string
  run: string
  leg?: CorpusLeg
  language?: Language
  vectors?: string
}

function wantedFrom(words: string[]): Wanted {
  const options = Object.fromEntries(['corpus', 'queries', 'run', 'leg', 'language', 'vectors'].map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: words, options })
  const { corpus, queries, run, leg, language, vectors } = values as Record<string, string | undefined>
  if (!corpus || !queries || !run) throw new BenchInputError(`--corpus, --queries and --run are needed:\n${USAGE}`)
  if (leg !== undefined && leg !== 'lexical' && leg !== 'dense') throw new BenchInputError(`--leg is "${leg}"; it can be lexical or dense, and is left out for both together.`)
  if (language !== undefined && !isLanguage(language)) throw new BenchInputError(`--language is "${language}"; it can be one of ${languageCodes.join(', ')}.`)
  return { corpus, queries, run, ...(leg && { leg }), ...(language && { language }), ...(vectors && { vectors }) }
}

/** The language of a corpus, from the beginnings of some of its documents. */
function languageOf(documents: readonly Document[]): Language {
  const sample = documents.filter((_, i) => i % Math.ceil(documents.length / 20) === 0).map(({ text }) => text.slice(0, 200)).join(' ')
  const guess = [...createDetector(guessByQuestions(trainLanguageClassifier([])))(sample).keys()].find(isLanguage)
  if (!guess) throw new BenchInputError('The language of the corpus was not recognised. Say it with --language.')
  return guess
}

function grouped(documents: readonly Document[], language: Language, vectorOf: VectorOf, background: Background): Map<string, CorpusIndex> {
  const groups = Map.groupBy(documents, ({ group }) => group ?? '')
  return new Map([...groups].map(([group, own]) => [group, buildCorpusIndex(language, own, vectorOf, background.passages[language])]))
}

interface Found extends CorpusFindings {
  query: Query
  ranked: string[]
}

// Questions that are marked `dev` and say what is right teach what evidence is worth; the others are judged by it.
function confidences(found: readonly Found[]): (evidence: readonly number[]) => number | undefined {
  const judged = found.filter(({ query, evidence }) => query.split === 'dev' && query.gold && evidence.length > 0)
    .map(({ query, evidence, ranked }) => ({ evidence, right: query.gold!.includes(ranked[0]!) }))
  return judged.length > 0 ? fitConfidence(judged) : () => undefined
}

/** Runs our search over any corpus, without example questions; writes the run that the scorers read. */
export async function run(words: string[]): Promise<string> {
  const wanted = wantedFrom(words)
  const documents = readJsonl(wanted.corpus, DOCUMENT)
  const queries = readJsonl(wanted.queries, QUERY)
  const language = wanted.language ?? languageOf(documents)
  const began = performance.now()
  const background = shippedBackground()
  const texts = [...documents.flatMap((document) => textsOfDocument(language, document)), ...queries.map(({ text }) => asQuery(text))]
  const vectorOf = await embedAll(texts, wanted.vectors)
  const embedded = performance.now()
  const indexes = grouped(documents, language, vectorOf, background)
  const built = performance.now()
  const found = queries.map((query): Found => {
    const index = indexes.get(query.group ?? '')
    if (!index) throw new BenchInputError(`Question ${query.id} belongs to group "${query.group}", which no document has.`)
    const vector = withoutBackground(vectorOf(asQuery(query.text)), background.questions[query.lang])
    const findings = searchCorpus(index, { text: query.text, language: query.lang, vector }, wanted.leg)
    return { ...findings, query, ranked: findings.ranking.map(({ document }) => index.ids[document]!) }
  })
  const searched = performance.now()
  const confidence = confidences(found)
  writeJsonl(wanted.run, found.map(({ query, ranked, evidence }) => ({ id: query.id, ranked, conf: confidence(evidence) })))
  return `${documents.length} documents in ${language}, ${queries.length} questions, ${wanted.leg ?? 'lexical and dense'}: vectors ${(embedded - began).toFixed(0)} ms, index ${(built - embedded).toFixed(0)} ms, search ${((searched - built) / queries.length).toFixed(2)} ms a question. Written to ${wanted.run}`
}
