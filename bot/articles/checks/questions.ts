import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languageCodes } from '../../language/languages.ts'
import { PATHS } from '../../paths.ts'
import { type Checked, fileOf } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** Retrieval lives on many ways of asking. */
const LEAST = 24

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Questions kept for measuring: one that stands in an article as well would measure nothing. */
function measured(language: Language): Set<string> {
  const file = path.join(PATHS.root, 'test', 'evaluation', 'cases', `${language}.jsonl`)
  if (!existsSync(file)) return new Set()
  return new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => plain((JSON.parse(line) as { text: string }).text)))
}

/** Enough ways of asking in each language, none of them twice, none of them also used for measuring. */
export function checkQuestions({ articles }: Checked): Problem[] {
  return languageCodes.flatMap((language) => {
    const first = new Map<string, string>()
    const kept = measured(language)
    return [...articles.values()].flatMap((article) => {
      const file = fileOf(article, `${language}.questions.txt`)
      const questions = article.questions[language] ?? []
      const problems: Problem[] = questions.length < LEAST ? [{ file, found: `There are ${questions.length} ways of asking; ${LEAST} is the least.`, fix: 'Add more, with other words, as people type.' }] : []
      questions.forEach((question, place) => {
        const key = plain(question)
        const known = first.get(key)
        if (known) problems.push({ file, line: place + 1, found: `"${question}" stands in ${known} as well.`, fix: 'Keep it where the better answer is.' })
        else first.set(key, file)
        if (kept.has(key)) problems.push({ file, line: place + 1, found: `"${question}" is also in test/evaluation.`, fix: 'Remove it here: it would measure nothing.' })
      })
      return problems
    })
  })
}
