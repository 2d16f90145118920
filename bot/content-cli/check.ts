import { checkKnowledge } from '../articles/check-knowledge.ts'
import { formatProblems } from '../articles/problem.ts'
import { PATHS } from '../paths.ts'
import type { CommandResult } from './main.ts'

/** Every fault at once; nothing is changed. */
export async function check(): Promise<CommandResult> {
  const problems = checkKnowledge(PATHS.knowledge, PATHS.locales)
  return problems.length === 0
    ? { text: 'All articles, offers, words and phrases are in order.', ok: true }
    : { text: `${formatProblems(problems)}\n\n${problems.length} problems. Nothing was changed.`, ok: false }
}
