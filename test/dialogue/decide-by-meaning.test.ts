import { decideByMeaning } from '../../bot/dialogue/decide-by-meaning.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { PATHS } from '../../bot/paths.ts'
import type { Finding, Findings } from '../../bot/retrieval/search.ts'

const { articles } = loadKnowledge(PATHS.knowledge).knowledge
const finding = (article: string, words: number, dense: number): Finding => (
  { article, score: words, probability: 0, legs: { words, lexical: words, dense, nearest: dense, passages: 0 } }) as Finding
const found = (ranking: Finding[]) => ({ ranking }) as unknown as Findings

describe('a message in a language we do not offer', () => {
  it('is answered with the three articles nearest in meaning, whatever its words look like', () => {
    const ranking = [finding('blue-card', 5, 0), finding('dismissal', 4, 1), finding('naturalisation', 0, 4), finding('minimum-wage', 0, 3), finding('no-such-article', 0, 9)]
    expect(decideByMeaning(found(ranking), articles)).toEqual({ do: 'choose', articles: ['naturalisation', 'minimum-wage', 'dismissal'] })
  })
  it('has no answer where nothing was found', () => expect(decideByMeaning(found([]), articles)).toEqual({ do: 'no-answer' }))
})
