import type { Calibrator, Features } from '../../bot/retrieval/calibrate.ts'
import type { FusionWeights } from '../../bot/retrieval/fuse.ts'
import { type Calibrators, type Findings, rank } from '../../bot/retrieval/rank.ts'
import type { Thresholds } from '../../bot/retrieval/settings.ts'
import type { Case } from './cases.ts'
import type { Seen } from './evidence.ts'
import { fitLogistic, type Labelled } from './fit-logistic.ts'
import { fitThresholds, type Judged } from './fit-thresholds.ts'
import { fitWeights } from './fit-weights.ts'

/** In how many parts dev is split, so that probabilities are judged on messages they were not fitted on. */
const FOLDS = 5
/** Share of the messages not answered at once whose right article must be among the likely ones. */
const HELD = 0.95

interface Ranked {
  case: Case
  findings: Findings
  right: boolean
  hasAnswer: boolean
}

const unfitted: Calibrator = { bias: 0, weights: {} as Record<keyof Features, number> }
const rounded = (number: number): number => Math.round(number * 10_000) / 10_000

function fitCalibrators(rows: readonly Ranked[]): Calibrators {
  const on = (label: (row: Ranked) => boolean): Calibrator => fitLogistic(rows.map((row): Labelled => ({ features: row.findings.features, label: label(row) })))
  return { right: on(({ right }) => right), answerable: on(({ hasAnswer }) => hasAnswer) }
}

function rankUnfitted(seen: readonly Seen[], weights: FusionWeights): Ranked[] {
  const calibrators = { right: unfitted, answerable: unfitted }
  return seen.map(({ case: found, evidence }) => {
    const findings = rank(evidence, { weights, ...calibrators, crossing: calibrators })
    return { case: found, findings, right: found.expect.includes(findings.ranking[0]!.article), hasAnswer: found.expect.length > 0 }
  })
}

const crosses = ({ evidence: { classes, legs } }: Seen, { findings: { ranking } }: Ranked): boolean => Number.isNaN(legs.words[classes.indexOf(ranking[0]!.article)]!)

/** Each message judged by calibrators that were fitted on the other parts. */
function judged(seen: readonly Seen[], ranked: readonly Ranked[], weights: FusionWeights): Judged[] {
  const calibrators = Array.from({ length: FOLDS }, (_, fold) => {
    const others = ranked.filter((_, i) => i % FOLDS !== fold)
    const calibrators = fitCalibrators(others)
    return { weights, ...calibrators, crossing: calibrators }
  })
  return ranked.map(({ case: { language, kind }, right, hasAnswer }, i) => {
    const { confidence, answerable } = rank(seen[i]!.evidence, calibrators[i % FOLDS]!)
    return { language, confidence, answerable, right, hasAnswer, question: kind !== 'human' && kind !== 'small-talk' }
  })
}

/** Split conformal over the messages that lead to "which of these?": the probability that all but a few of the right articles reach. */
function likelyFrom(ranked: readonly Ranked[], rows: readonly Judged[], { answerFrom, chooseFrom }: Thresholds): number {
  const reached = ranked.filter((row, i) => row.case.kind === 'topic' && rows[i]!.answerable >= chooseFrom && rows[i]!.confidence < answerFrom).map(({ case: { expect }, findings: { ranking } }) => Math.max(...ranking.filter(({ article }) => expect.includes(article)).map(({ probability }) => probability)))
  reached.sort((a, b) => a - b)
  return rounded(reached[Math.floor((1 - HELD) * (reached.length + 1)) - 1]!)
}

/** How often the first article was right, by tenths of the estimated probability. */
export function reliability(rows: readonly { confidence: number; right: boolean }[]): { estimated: number; right: number; cases: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = rows.filter(({ confidence }) => Math.min(9, Math.floor(10 * confidence)) === tenth)
    const mean = (of: (row: (typeof rows)[number]) => number): number => rounded(own.reduce((sum, row) => sum + of(row), 0) / Math.max(1, own.length))
    return { estimated: mean(({ confidence }) => confidence), right: mean(({ right }) => (right ? 1 : 0)), cases: own.length }
  }).filter(({ cases }) => cases > 0)
}

/**
 * Everything the search learns from labelled messages.
 * @param seen messages of the dev half, with the articles as they are
 * @param germanOnly the same with the article they ask for in German alone
 */
export function fit(seen: readonly Seen[], germanOnly: readonly Seen[]): object {
  const weights = fitWeights([...seen, ...germanOnly])
  const ranked = rankUnfitted(seen, weights)
  const rankedGerman = rankUnfitted(germanOnly, weights)
  const rows = judged(seen, ranked, weights)
  const thresholds = fitThresholds(rows)
  const crossing = fitCalibrators(rankedGerman.filter((row, i) => crosses(germanOnly[i]!, row)))
  return { weights, ...fitCalibrators(ranked), crossing, ...thresholds, likelyFrom: likelyFrom(ranked, rows, thresholds), curve: reliability(rows) }
}
