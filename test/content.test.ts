import { checkKnowledge } from '../bot/articles/check-knowledge.ts'
import { formatProblems } from '../bot/articles/problem.ts'
import { PATHS } from '../bot/paths.ts'

describe('the real knowledge and locales', () => {
  it('have no fault', () => {
    expect(formatProblems(checkKnowledge(PATHS.knowledge, PATHS.locales))).toBe('')
  })
})
