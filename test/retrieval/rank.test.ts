import type { Calibrator, Features } from '../../bot/retrieval/calibrate.ts'
import { LEGS, type Leg, type LegScores } from '../../bot/retrieval/fuse.ts'
import { NOTHING } from '../../bot/retrieval/nothing.ts'
import { type Evidence, rank, type RankSettings } from '../../bot/retrieval/rank.ts'

const even = { words: 1, dense: 1, nearest: 1, passages: 1, lexical: 1 }
const calibrator = (bias: number, weights: Partial<Record<keyof Features, number>>): Calibrator => ({ bias, weights: weights as Calibrator['weights'] })
const settings: RankSettings = {
  weights: { own: even, crossing: { ...even, words: 0, lexical: 0 }, crossingStart: 0 },
  right: calibrator(-2, { margin: 3 }), answerable: calibrator(0, { overNothing: 2 }),
  crossing: { right: calibrator(-9, {}), answerable: calibrator(0, {}) },
}

const classes = ['duldung', 'residence', 'wages', NOTHING]
function evidence(scores: number[], legs: Partial<Record<Leg, number[]>> = {}): Evidence {
  const all = Object.fromEntries(LEGS.map((leg) => [leg, Float32Array.from(legs[leg] ?? scores)])) as Record<Leg, LegScores>
  return { classes, legs: all, coverage: 1, text: 'darf ich arbeiten' }
}

describe('ranking', () => {
  it('never puts the messages that no article answers among the articles', () => {
    const { ranking } = rank(evidence([0, 0.1, 0, 0.9]), settings)
    expect(ranking.map(({ article }) => article)).toEqual(['residence', 'duldung', 'wages'])
  })
  it('gives the articles probabilities that add up to one, in the order of the scores', () => {
    const shares = rank(evidence([0.9, 0.5, 0.1, 0]), settings).ranking.map(({ probability }) => probability)
    expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
    expect([...shares].sort((a, b) => b - a)).toEqual(shares)
  })
  it('is surer of an article far ahead than of one that has a rival', () => {
    expect(rank(evidence([0.9, 0, 0, 0]), settings).confidence).toBeGreaterThan(rank(evidence([0.9, 0.8, 0, 0]), settings).confidence)
  })
  it('doubts that anything answers what is most like the messages that nothing answers', () => {
    const { answerable } = rank(evidence([0.3, 0.2, 0.1, 0.9]), settings)
    expect(answerable).toBeLessThan(0.5)
    expect(rank(evidence([0.9, 0.2, 0.1, 0]), settings).answerable).toBeGreaterThan(0.5)
  })
  it('judges an article that only other languages have by calibrators of their own', () => {
    const crossing = rank(evidence([0.9, 0, 0, 0], { words: [NaN, 0, 0, 0] }), settings)
    expect(crossing.ranking[0]!.article).toBe('duldung')
    expect(crossing.confidence).toBeLessThan(0.001)
  })
})
