import type { Leg } from '../../bot/retrieval/search.ts'
import { settings } from '../../bot/retrieval/settings.ts'
import type { Result } from './ask-cases.ts'

/** Figures of one language or style, in per cent of its cases. */
export interface Figures {
  cases: number
  /** Right article first, of the answerable. */
  first: number
  three: number
  /** By words alone, and by vectors alone. */
  lexicalFirst: number
  lexicalThree: number
  denseFirst: number
  denseThree: number
  /** Answerable messages that got an article at once. */
  direct: number
  /** Answerable messages whose right article was answered or among the proposed. */
  offered: number
  /** Messages that got a wrong article at once, of all. */
  wrong: number
  noAnswerF1: number
  languageRight: number
}

const LEXICAL: readonly Leg[] = ['words', 'lexical']
const DENSE: readonly Leg[] = ['dense', 'nearest', 'passages']

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10)
const isAnswer = ({ outcome }: Result): boolean => outcome === 'answer' || outcome === 'ask-fact' || outcome === 'emergency'
const accepts = ({ case: { expect } }: Result, article: string | undefined): boolean => article !== undefined && expect.includes(article)

/** The best articles by some ways of finding, weighted as they are in the whole. */
function bestBy({ findings }: Result, legs: readonly Leg[], count: number): string[] {
  const sum = (scores: Record<Leg, number>): number => legs.reduce((total, leg) => total + settings.weights.own[leg] * scores[leg], 0)
  return [...findings.ranking].sort((a, b) => sum(b.legs) - sum(a.legs)).slice(0, count).map(({ article }) => article)
}

/** The figures of some results. */
export function figuresOf(results: readonly Result[]): Figures {
  const topics = results.filter((result) => result.case.kind === 'topic')
  const count = (own: readonly Result[], test: (result: Result) => boolean): number => own.filter(test).length
  const found = (legs: readonly Leg[], places: number): number => percent(count(topics, (r) => bestBy(r, legs, places).some((article) => accepts(r, article))), topics.length)
  // Requests for a person and small talk have stations of their own.
  const questions = results.filter(({ case: { kind } }) => kind !== 'human' && kind !== 'small-talk')
  const refused = questions.filter(({ outcome }) => outcome === 'no-answer')
  const unanswerable = questions.filter(({ case: { expect } }) => expect.length === 0)
  const hit = count(refused, ({ case: { expect } }) => expect.length === 0)
  const [precision, recall] = [hit / Math.max(1, refused.length), hit / Math.max(1, unanswerable.length)]
  return {
    cases: results.length,
    first: percent(count(topics, (r) => accepts(r, r.findings.ranking[0]!.article)), topics.length),
    three: percent(count(topics, (r) => r.findings.ranking.slice(0, 3).some(({ article }) => accepts(r, article))), topics.length),
    lexicalFirst: found(LEXICAL, 1), lexicalThree: found(LEXICAL, 3), denseFirst: found(DENSE, 1), denseThree: found(DENSE, 3),
    direct: percent(count(topics, isAnswer), topics.length),
    offered: percent(count(topics, (r) => (isAnswer(r) ? accepts(r, r.article) : r.choices.some((choice) => accepts(r, choice)))), topics.length),
    wrong: percent(count(results, (r) => isAnswer(r) && r.article !== undefined && !accepts(r, r.article)), results.length),
    noAnswerF1: percent(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), 1),
    languageRight: percent(count(results, (r) => r.language === r.case.language), results.length),
  }
}

function table(title: string, rows: Record<string, Figures>, before: Record<string, Figures>): string {
  const columns = Object.keys(Object.values(rows)[0]!) as (keyof Figures)[]
  const cell = (name: string, column: keyof Figures): string => {
    const change = before[name] ? rows[name]![column] - before[name][column] : 0
    return `${rows[name]![column]}${Math.abs(change) >= 0.1 && column !== 'cases' ? ` (${change > 0 ? '+' : ''}${change.toFixed(1)})` : ''}`.padEnd(15)
  }
  return [`${title.padEnd(16)}${columns.map((column) => column.padEnd(15)).join('')}`, ...Object.keys(rows).map((name) => name.padEnd(16) + columns.map((column) => cell(name, column)).join(''))].join('\n')
}

function mean(rows: Record<string, Figures>): Figures {
  const all = Object.values(rows)
  return Object.fromEntries(Object.keys(all[0]!).map((column) => [column, Math.round((10 * all.reduce((sum, row) => sum + row[column as keyof Figures], 0)) / all.length) / 10])) as unknown as Figures
}

/** Confusions that cost most: wrong articles put first, most frequent first. */
function confusions(results: readonly Result[]): string {
  const pairs = results.filter((r) => r.case.kind === 'topic' && !accepts(r, r.findings.ranking[0]!.article)).map((r) => `${r.case.expect[0]} → ${r.findings.ranking[0]!.article}`)
  const counts = [...Map.groupBy(pairs, (pair) => pair)].map(([pair, all]) => [all.length, pair] as const).sort((a, b) => b[0] - a[0])
  return counts.slice(0, 15).map(([n, pair]) => `  ${n}  ${pair}`).join('\n')
}

/** Everything the command prints: by language, by style, and what is confused. */
export function report(results: readonly Result[], figures: Record<string, Figures>, before: Record<string, Figures>): string {
  const styles = Object.fromEntries([...Map.groupBy(results, ({ case: { style } }) => style)].map(([style, own]) => [style, figuresOf(own)]))
  return `${[table('language', { ...figures, mean: mean(figures) }, before), table('style', styles, {}), `confused most\n${confusions(results)}`].join('\n\n')}\n`
}
