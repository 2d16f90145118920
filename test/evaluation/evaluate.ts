import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDialogue } from '../../bot/app.ts'
import { configFrom, readEnvironment } from '../../bot/config.ts'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import type { Outcome } from '../../bot/dialogue/reply.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'
import { calibrate } from '../../bot/retrieval/calibrate.ts'
import type { Findings, Leg } from '../../bot/retrieval/search.ts'
import { settings } from '../../bot/retrieval/settings.ts'
import { showProgress } from '../../bot/start-text.ts'
import { type Case, loadCases } from './cases.ts'
import { fitCalibrator, fitWeights, type Scored } from './fit.ts'
import { figuresOf, report, type Figures } from './report.ts'

/** What came of one case. */
export interface Result {
  case: Case
  findings: Findings
  outcome: Outcome
  /** The article answered with, or asked a fact for. */
  article?: string
  choices: string[]
  language: Language
}

async function ask(dialogue: Dialogue, found: Case): Promise<Result> {
  const conversation = `evaluate-${found.id}`
  const reply = await answerMessage(dialogue, { conversation, channel: 'cli', text: found.text })
  await dialogue.conversations.remove(conversation)
  const article = reply.parts.flatMap((part) => (part.kind === 'article' ? [part.article] : []))[0]
  return {
    case: found, outcome: reply.outcome, language: reply.language, findings: await dialogue.search(found.text, found.language),
    choices: reply.outcome === 'choose' ? reply.buttons.flatMap(({ choice }) => (choice.do === 'show-article' ? [choice.article] : [])) : [],
    ...(article ? { article } : {}),
  }
}

function scored({ case: { language, expect }, findings }: Result): Scored {
  const sorted = [...findings.ranking].sort((a, b) => a.article.localeCompare(b.article))
  const z = Object.fromEntries((Object.keys(settings.weights) as Leg[]).map((leg) => [leg, Float32Array.from(sorted, ({ legs }) => legs[leg])])) as Scored['z']
  return { language, expect, articles: sorted.map(({ article }) => article), z, features: findings.features }
}

const rounded = (number: number): number => Math.round(number * 10_000) / 10_000

function fit(results: readonly Result[]): void {
  const dev = results.filter((result) => result.case.half === 'dev')
  const weights = fitWeights(dev.filter((result) => result.case.kind === 'topic').map(scored), settings.weights)
  const rows = dev.map((result) => ({ features: result.findings.features, right: result.case.expect.includes(result.findings.ranking[0]!.article) }))
  const { bias, weights: slopes } = fitCalibrator(rows)
  const calibrator = { bias: rounded(bias), weights: Object.fromEntries(Object.entries(slopes).map(([name, slope]) => [name, rounded(slope)])) }
  const { answerFrom, chooseFrom } = settings
  writeFileSync(path.join(PATHS.root, 'bot', 'retrieval', 'fitted.json'), `${JSON.stringify({ weights, calibrator, answerFrom, chooseFrom }, null, 2)}\n`)
}

function writeQuality(figures: Record<string, Figures>, results: readonly Result[]): void {
  const curve = Array.from({ length: 10 }, (_, tenth) => {
    const own = results.filter(({ findings }) => Math.min(9, Math.floor(10 * calibrate(findings.features))) === tenth)
    const right = own.filter((result) => result.case.expect.includes(result.findings.ranking[0]!.article)).length
    return { estimated: (tenth + 0.5) / 10, right: own.length === 0 ? 0 : rounded(right / own.length), cases: own.length }
  }).filter(({ cases }) => cases > 0)
  const languages = Object.fromEntries(Object.entries(figures).map(([language, { cases, first, three, direct, wrong, noAnswerF1 }]) => [language, { cases, first, three, direct, wrong, noAnswerF1 }]))
  const quality = { date: new Date().toISOString().slice(0, 10), cases: results.length, languages, curve }
  writeFileSync(path.join(PATHS.knowledge, 'quality.json'), `${JSON.stringify(quality, null, 1)}\n`)
  const rows = Object.entries(figures).map(([language, f]) => `| ${language} | ${f.cases} | ${[f.first, f.three, f.direct, f.wrong, f.noAnswerF1].map((n) => n.toFixed(1)).join(' | ')} |`)
  writeFileSync(path.join(PATHS.knowledge, 'QUALITY.md'), `# Quality card\n\nWritten by \`npm run evaluate -- --baseline\` on ${quality.date}, test half, ${results.length} messages; per cent.\n\n| language | messages | right article first | among the first 3 | answered directly | answered wrongly | no-answer F1 |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`)
}

const BASELINE = path.join(import.meta.dirname, 'baseline.json')
/** A language may find this many points less than the baseline. */
const TOLERANCE = 2

const flags = new Set(process.argv.slice(2))
const { dialogue } = await createDialogue(configFrom(readEnvironment()).config, noLog, showProgress)
const results: Result[] = []
for (const found of loadCases()) results.push(await ask(dialogue, found))
if (flags.has('--fit')) {
  fit(results)
  process.stdout.write('bot/retrieval/fitted.json is written; run again to measure it.\n')
} else {
  const test = results.filter((result) => result.case.half === 'test')
  const figures = Object.fromEntries(languageCodes.map((language) => [language, figuresOf(test.filter((result) => result.case.language === language))]))
  const before = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Record<string, Figures>) : {}
  process.stdout.write(report(test, figures, before))
  const fallen = languageCodes.filter((language) => before[language] && figures[language]!.first < before[language].first - TOLERANCE)
  if (flags.has('--baseline')) {
    writeFileSync(BASELINE, `${JSON.stringify(figures, null, 1)}\n`)
    writeQuality(figures, test)
  } else if (fallen.length > 0) {
    process.stdout.write(`Fell by more than ${TOLERANCE} points: ${fallen.join(', ')}\n`)
    process.exitCode = 1
  }
}
