import { denseScores, trainDense } from '../../bot/retrieval/dense-classifier.ts'
import { denseIndex } from '../../bot/retrieval/dense-index.ts'
import { DIMENSIONS } from '../../bot/retrieval/model-files.ts'
import { pack } from '../../bot/retrieval/vector-file.ts'

/** A vector near one of three directions, with noise that repeats exactly. */
const near = (direction: number, noise: number): Float32Array => Float32Array.from({ length: DIMENSIONS }, (_, i) => (i % 3 === direction ? 1 : 0) + 0.8 * Math.sin(i * noise + direction))
const index = denseIndex(
  Array.from({ length: 60 }, (_, row) => ({ packed: pack(near(row % 3, 1 + row / 7)), label: row % 3, language: 'de' as const })),
  () => new Float32Array(DIMENSIONS), 3,
)

describe('the classifier of vectors', () => {
  it('learns which vectors belong together, and finds the class of new ones', () => {
    const weights = trainDense(index, { epochs: 3, step: 0.1 })
    for (const label of [0, 1, 2]) {
      const scores = denseScores(weights, near(label, 0.37).map((x) => x / 20))
      expect(scores.indexOf(Math.max(...scores))).toBe(label)
    }
  })
  it('trains the same weights from the same vectors', () => {
    expect(trainDense(index, { epochs: 2, step: 0.1 })).toEqual(trainDense(index, { epochs: 2, step: 0.1 }))
  })
})
