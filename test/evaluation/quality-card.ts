import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { PATHS } from '../../bot/paths.ts'
import type { Result } from './ask-cases.ts'
import { reliability } from './fit.ts'
import type { Figures } from './report.ts'

const HEAD = `| language | messages | right article first | among the first 3 | answered directly | answered wrongly | no-answer F1 |
|---|---|---|---|---|---|---|`

function card(date: string, count: number, figures: Record<string, Figures>): string {
  const rows = Object.entries(figures).map(([language, f]) => `| ${language} | ${f.cases} | ${[f.first, f.three, f.direct, f.wrong, f.noAnswerF1].map((n) => n.toFixed(1)).join(' | ')} |`)
  return `# Quality card\n\nWritten by \`npm run evaluate -- --baseline\` on ${date}, test half, ${count} messages; per cent.\n\n${HEAD}\n${rows.join('\n')}\n`
}

/** Writes `knowledge/quality.json`, which the quality page shows, and `knowledge/QUALITY.md`. */
export function writeQualityCard(figures: Record<string, Figures>, results: readonly Result[]): void {
  const date = new Date().toISOString().slice(0, 10)
  const languages = Object.fromEntries(Object.entries(figures).map(([language, { cases, first, three, direct, wrong, noAnswerF1 }]) => [language, { cases, first, three, direct, wrong, noAnswerF1 }]))
  const curve = reliability(results.map(({ case: { expect }, findings: { confidence, ranking } }) => ({ confidence, right: expect.includes(ranking[0]!.article) })))
  writeFileSync(path.join(PATHS.knowledge, 'quality.json'), `${JSON.stringify({ date, cases: results.length, languages, curve }, null, 1)}\n`)
  writeFileSync(path.join(PATHS.knowledge, 'QUALITY.md'), card(date, results.length, figures))
}
