import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createDialogue } from '../../bot/app.ts'
import { configFrom } from '../../bot/config.ts'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import { languageCodes } from '../../bot/language/languages.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'
import { loadModel } from '../../bot/retrieval/embed.ts'
import { type Case, loadCases } from '../evaluation/cases.ts'
import { BenchInputError } from './jsonl.ts'
import { quantile } from './spread.ts'

const EACH = 25
const GOAL_MS = 30
/** Set for the process that stands on one core. */
const PINNED = '--pinned'

/** The whole path of a message without a channel: language, embedding, search, decision, reply. */
async function measure(): Promise<string> {
  const embed = await loadModel(PATHS.model, 1)
  const { config } = configFrom({ DATA_DIR: mkdtempSync(path.join(os.tmpdir(), 'erstinfo-bench-')) })
  const { dialogue } = await createDialogue(config, noLog, () => undefined, { embed })
  const cases = languageCodes.map((language) => loadCases().filter((c) => c.language === language && c.kind === 'topic' && c.half === 'dev').slice(0, EACH))
  const ask = async ({ id, text, language }: Case): Promise<number> => {
    const began = performance.now()
    await answerMessage(dialogue, { conversation: id, channel: 'cli', text, locale: language })
    return performance.now() - began
  }
  // A language's word search is made with its first message; it is not what a message costs.
  for (const own of cases) for (const one of own.slice(0, 3)) await ask({ ...one, id: `warm-${one.id}` })
  const whole: number[] = []
  const bare: number[] = []
  for (const one of cases.flat()) {
    whole.push(await ask(one))
    const began = performance.now()
    await embed(`query: ${one.text}`)
    bare.push(performance.now() - began)
  }
  const line = (times: number[]): string => `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`
  return `${whole.length} messages in ${languageCodes.length} languages on one core, one thread\nunderstanding a message ${line(whole)} (goal p95 ${GOAL_MS} ms)\nof it the embedding    ${line(bare)}`
}

/** Starts itself again on one core. */
export async function run(words: string[]): Promise<string> {
  if (words.includes(PINNED)) return measure()
  const script = path.join(import.meta.dirname, 'run.ts')
  const { error, status, stdout, stderr } = spawnSync('taskset', ['-c', '0', process.execPath, script, 'understanding', PINNED], { encoding: 'utf8' })
  if (error) throw new BenchInputError(`The program "taskset" (package util-linux) is needed to stand on one core: ${error.message}`)
  if (status !== 0) throw new Error(stderr)
  return stdout.trimEnd()
}
