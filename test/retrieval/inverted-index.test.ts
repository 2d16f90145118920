import { createInvertedIndex } from '../../bot/retrieval/inverted-index.ts'

const index = createInvertedIndex([['rent', 'rent', 'help'], ['work', 'help'], ['school', 'help', 'child', 'autumn']])

describe('the inverted index', () => {
  it('scores the documents that hold a token, and no others', () => {
    const { scores } = index.score(['rent'])
    expect([scores[0]! > 0, scores[1], scores[2]]).toEqual([true, 0, 0])
  })

  it('counts a rare token more than one that stands everywhere', () => {
    const { scores } = index.score(['work', 'help'])
    expect(scores[1]).toBeGreaterThan(scores[0]!)
  })

  it('holds a long document back', () => {
    const { scores } = index.score(['help'])
    expect(scores[1]).toBeGreaterThan(scores[2]!)
  })

  it('says how much could be reached, unknown tokens included', () => {
    expect(index.score(['rent', 'unheard']).reachable).toBeGreaterThan(index.score(['rent']).reachable)
  })

  it('forgets the query before', () => {
    index.score(['rent'])
    expect(index.score(['unheard']).scores.every((score) => score === 0)).toBe(true)
  })
})
