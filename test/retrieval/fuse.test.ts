import { LEGS, type LegScores, fuse, type FusionWeights, zScores } from '../../bot/retrieval/fuse.ts'
import { pack, unpack } from '../../bot/retrieval/vector-file.ts'

const even = { words: 1, dense: 1, nearest: 1, passages: 1, lexical: 1 }
const weights: FusionWeights = { own: even, crossing: { ...even, words: 0, lexical: 0 }, crossingStart: 0 }
const legs = (some: Partial<Record<(typeof LEGS)[number], number[]>>) => {
  const classes = Object.values(some)[0]!.length
  return Object.fromEntries(LEGS.map((leg) => [leg, Float32Array.from(some[leg] ?? new Array<number>(classes).fill(0))])) as Record<(typeof LEGS)[number], LegScores>
}

describe('fusing', () => {
  it('gives a way of finding that knows nothing of a class its lowest score there', () => {
    expect([...zScores(Float32Array.of(1, NaN, 3))][1]).toBe([...zScores(Float32Array.of(1, 1, 3))][1])
  })
  it('is moved by how sure a way is, not only by its order', () => {
    const { fused } = fuse(legs({ dense: [0, 0, 0, 9], nearest: [1, 1, 0, 0.9] }), weights)
    expect(fused.indexOf(Math.max(...fused))).toBe(3)
  })
  it('does not hold it against an article of another language that words cannot find it', () => {
    const found = legs({ words: [NaN, 5, 4], dense: [1, 0.9, 0] })
    expect(fuse(found, weights).fused[0]).toBeGreaterThan(fuse(found, { ...weights, crossing: even }).fused[0]!)
  })
  it('says nothing when all are equal', () => expect([...zScores(Float32Array.of(2, 2))]).toEqual([0, 0]))
})

describe('packed vectors', () => {
  it('lose less than a hundredth of their length', () => {
    const vector = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i) / 14)
    const back = unpack(pack(vector))
    expect(Math.max(...vector.map((x, i) => Math.abs(x - back[i]!)))).toBeLessThan(0.001)
  })
})
