import { fuse, zScores } from '../../bot/retrieval/fuse.ts'
import { solveRidge } from '../../bot/retrieval/ridge.ts'
import { pack, unpack } from '../../bot/retrieval/vector-file.ts'

describe('fusing', () => {
  it('gives a way of finding that knows nothing of a class its lowest score there', () => {
    expect([...zScores(Float32Array.of(1, NaN, 3))][1]).toBe([...zScores(Float32Array.of(1, 1, 3))][1])
  })
  it('is moved by how sure a way is, not only by its order', () => {
    const { fused } = fuse({ sure: Float32Array.of(0, 0, 0, 9), unsure: Float32Array.of(1, 1, 0, 0.9) }, { sure: 1, unsure: 1 })
    expect(fused.indexOf(Math.max(...fused))).toBe(3)
  })
  it('says nothing when all are equal', () => expect([...zScores(Float32Array.of(2, 2))]).toEqual([0, 0]))
})

describe('ridge regression', () => {
  it('equals the plain normal equations, solved by elimination', () => {
    const rows = Float32Array.from({ length: 7 * 3 }, (_, i) => Math.sin(i * 1.7))
    const labels = Uint16Array.of(0, 1, 0, 1, 1, 0, 1)
    const weights = solveRidge(rows, labels, 2, 3, 0.5)
    // Check the defining equation: (X'X + 0.5 I) w = X'(y - 1/2) for the first class.
    for (let i = 0; i < 3; i++) {
      let left = 0.5 * weights[i]!
      let right = 0
      for (let row = 0; row < 7; row++) {
        const fitted = [0, 1, 2].reduce((sum, j) => sum + rows[row * 3 + j]! * weights[j]!, 0)
        left += rows[row * 3 + i]! * fitted
        right += rows[row * 3 + i]! * ((labels[row] === 0 ? 1 : 0) - 0.5)
      }
      expect(left).toBeCloseTo(right, 4)
    }
  })
})

describe('packed vectors', () => {
  it('lose less than a hundredth of their length', () => {
    const vector = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i) / 14)
    const back = unpack(pack(vector))
    expect(Math.max(...vector.map((x, i) => Math.abs(x - back[i]!)))).toBeLessThan(0.001)
  })
})
