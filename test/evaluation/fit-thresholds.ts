import { type Language, languageCodes } from '../../bot/language/languages.ts'
import type { Thresholds } from '../../bot/retrieval/settings.ts'

/** A message with the probabilities that calibrators fitted without it give. */
export interface Judged {
  language: Language
  confidence: number
  answerable: number
  /** Is the first article right? */
  right: boolean
  /** Does any article answer? */
  hasAnswer: boolean
  /** Requests for a person and small talk have stations of their own and count as nothing to refuse. */
  question: boolean
}

/** At most this share of all messages may get a wrong answer. */
const WRONG = 0.015
/** The common figures count as much as this many cases of the language. */
const DRAWN = 150

const STEPS = Array.from({ length: 199 }, (_, i) => (i + 1) / 200)

type Count = (rows: readonly Judged[]) => number
const share = (rows: readonly Judged[], count: Count): number => count(rows) / Math.max(1, rows.length)
/** A share of the language's cases, drawn towards the common one. */
const drawn = (own: readonly Judged[], all: readonly Judged[], count: Count): number => (count(own) + DRAWN * share(all, count)) / (own.length + DRAWN)

function f1(own: readonly Judged[], all: readonly Judged[], from: number): number {
  const rate = (test: (row: Judged) => boolean): number => drawn(own, all, (rows) => rows.filter((row) => row.question && test(row)).length)
  const hit = rate(({ answerable, hasAnswer }) => answerable < from && !hasAnswer)
  return (2 * hit) / (rate(({ answerable }) => answerable < from) + rate(({ hasAnswer }) => !hasAnswer))
}

function thresholdsFor(own: readonly Judged[], all: readonly Judged[]): Thresholds {
  const chooseFrom = STEPS.reduce((best, from) => (f1(own, all, from) > f1(own, all, best) ? from : best))
  const wrong = (from: number): number => drawn(own, all, (rows) => rows.filter(({ confidence, answerable, right }) => confidence >= from && answerable >= chooseFrom && !right).length)
  return { chooseFrom, answerFrom: STEPS.find((from) => wrong(from) <= WRONG) ?? 1 }
}

/** The lowest threshold that keeps wrong answers few, and the one that tells best what cannot be answered: common, and of each language. */
export function fitThresholds(rows: readonly Judged[]): Thresholds & { languages: Record<Language, Thresholds> } {
  const languages = languageCodes.map((language) => [language, thresholdsFor(rows.filter((row) => row.language === language), rows)])
  return { ...thresholdsFor(rows, rows), languages: Object.fromEntries(languages) as Record<Language, Thresholds> }
}
