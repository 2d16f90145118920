import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PATHS } from '../../bot/paths.ts'

const rows = readFileSync(path.join(PATHS.knowledge, 'COVERAGE.md'), 'utf8').split('\n').filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''))).filter(([statement]) => statement !== 'Statement')

/** Test files a row names, each with the promises that follow it. */
function promisesIn(text: string): { file: string; promise: string }[] {
  const [, ...parts] = text.split(/`(test\/[^`]+\.ts)`/)
  return parts.flatMap((file, i) => (i % 2 === 1 ? [] : [...parts[i + 1]!.matchAll(/\*([^*]+)\*/g)].map(([, promise]) => ({ file, promise: promise! }))))
}

describe('the page that says what became of what the sources ask for', () => {
  it('has a verdict for each of the 48 statements: built with a test, or refused with a reason', () => {
    expect(rows).toHaveLength(48)
    for (const [statement, , verdict, text] of rows) {
      expect([statement, verdict]).toEqual([statement, expect.stringMatching(/^\*\*(built|refused)\*\*$/)])
      expect([statement, text!.length > 30]).toEqual([statement, true])
      if (verdict === '**built**') expect([statement, promisesIn(text!).length > 0]).toEqual([statement, true])
    }
  })

  it('names only tests that exist, by a promise that stands in them', () => {
    const missing = rows.flatMap(([, , , text]) => promisesIn(text!)).filter(({ file, promise }) => !existsSync(path.join(PATHS.root, file))
      || !readFileSync(path.join(PATHS.root, file), 'utf8').replaceAll("\\'", "'").includes(promise))
    expect(missing).toEqual([])
  })
})
