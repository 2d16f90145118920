import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createDialogue } from '../../bot/app.ts'
import { loadArticles, loadUnanswerable } from '../../bot/articles/load-articles.ts'
import { configFrom, readEnvironment } from '../../bot/config.ts'
import { languageCodes } from '../../bot/language/languages.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'
import { type Embed, loadModel } from '../../bot/retrieval/embed.ts'
import { searchables } from '../../bot/retrieval/prepare-index.ts'
import { rank } from '../../bot/retrieval/rank.ts'
import { settings } from '../../bot/retrieval/settings.ts'
import { readTables } from '../../bot/retrieval/vectors.ts'
import { showProgress } from '../../bot/start-text.ts'
import { askCases, remembering } from './ask-cases.ts'
import { type Case, loadCases } from './cases.ts'
import { type Seen, seeCases, seeGermanOnly, type Sources } from './evidence.ts'
import { fit } from './fit.ts'
import { writeQualityCard } from './quality-card.ts'
import { type Figures, figuresOf, report } from './report.ts'

const BASELINE = path.join(import.meta.dirname, 'baseline.json')
const FITTED = path.join(PATHS.root, 'bot', 'retrieval', 'fitted.json')
/** A language may find this many points less than the baseline. */
const TOLERANCE = 2

const only = (half: Case['half']): Case[] => loadCases().filter((found) => found.half === half)

function sourcesOf(embed: Embed): Sources {
  const all = searchables(loadArticles(PATHS.knowledge).articles, loadUnanswerable(PATHS.knowledge))
  return { all, tables: readTables({ shipped: PATHS.vectors, cache: path.join(configFrom(readEnvironment()).config.storage.folder, 'search') }), embed }
}

/** `--fit`: everything learnt from the dev half. */
async function writeFitted(embed: Embed): Promise<void> {
  const sources = sourcesOf(embed)
  const fitted = fit(await seeCases(sources, only('dev')), await seeGermanOnly(sources, only('dev')))
  writeFileSync(FITTED, `${JSON.stringify(fitted, null, 2)}\n`)
  process.stdout.write('bot/retrieval/fitted.json is written; run again to measure it.\n')
}

/** `--german-only`: the test half, when the article asked for exists in German alone. */
async function showGermanOnly(embed: Embed): Promise<void> {
  const sources = sourcesOf(embed)
  const within = (seen: readonly Seen[], places: number): number => {
    const hits = seen.filter(({ case: { expect }, evidence }) => rank(evidence, settings).ranking.slice(0, places).some(({ article }) => expect.includes(article)))
    return Math.round((1000 * hits.length) / Math.max(1, seen.length)) / 10
  }
  const topics = only('test').filter(({ kind }) => kind === 'topic')
  const [german, all] = [await seeGermanOnly(sources, topics), await seeCases(sources, topics)]
  const ids = new Set(german.map((seen) => seen.case.id))
  const same = all.filter((seen) => ids.has(seen.case.id))
  for (const language of [undefined, ...languageCodes.filter((code) => code !== 'de')]) {
    const [before, after] = [same, german].map((seen) => seen.filter((one) => !language || one.case.language === language))
    process.stdout.write(`${(language ?? 'all').padEnd(6)}first ${within(before!, 1)} → ${within(after!, 1)}, in three ${within(before!, 3)} → ${within(after!, 3)}\n`)
  }
}

/** The test half through the whole dialogue, against the baseline. */
async function measure(embed: Embed, asBaseline: boolean): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-evaluate-'))
  const { config } = configFrom({ ...readEnvironment(), DATA_DIR: folder })
  const { dialogue } = await createDialogue(config, noLog, showProgress, { embed })
  const results = await askCases(dialogue, only('test'))
  rmSync(folder, { recursive: true })
  const figures = Object.fromEntries(languageCodes.map((language) => [language, figuresOf(results.filter((result) => result.case.language === language))]))
  const before = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Record<string, Figures>) : {}
  process.stdout.write(report(results, figures, before))
  if (asBaseline) {
    writeFileSync(BASELINE, `${JSON.stringify(figures, null, 1)}\n`)
    writeQualityCard(figures, results)
    return
  }
  const fallen = languageCodes.filter((language) => before[language] && figures[language]!.first < before[language].first - TOLERANCE)
  if (fallen.length === 0) return
  process.stdout.write(`Fell by more than ${TOLERANCE} points: ${fallen.join(', ')}\n`)
  process.exitCode = 1
}

const flags = new Set(process.argv.slice(2))
const embed = remembering(await loadModel(PATHS.model))
if (flags.has('--fit')) await writeFitted(embed)
else if (flags.has('--german-only')) await showGermanOnly(embed)
else await measure(embed, flags.has('--baseline'))
