import { calibrate, type Features } from '../../bot/retrieval/calibrate.ts'
import { fitLogistic } from '../evaluation/fit-logistic.ts'
import { fitThresholds, type Judged } from '../evaluation/fit-thresholds.ts'

const features = (top: number): Features => ({
  top, margin: 0, overNothing: 0, agreement: 0, nearest: 0, nearestOverNothing: 0, dense: 0, denseNothing: 0, words: 0, wordsNothing: 0, lexical: 0, coverage: 0, length: 0,
})
const judged = (language: Judged['language'], confidence: number, right: boolean): Judged => ({ language, confidence, answerable: 0.9, right, hasAnswer: true, question: true })
const refused = (language: Judged['language']): Judged => ({ language, confidence: 0.1, answerable: 0.1, right: false, hasAnswer: false, question: true })

describe('fitting', () => {
  it('estimates the share of right answers that it saw', () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({ features: features(i % 2), label: i % 2 === 0 ? i % 20 === 0 : i % 20 !== 1 }))
    const calibrator = fitLogistic(rows)
    expect(calibrate(calibrator, features(0))).toBeCloseTo(0.1, 1)
    expect(calibrate(calibrator, features(1))).toBeCloseTo(0.9, 1)
  })
  it('sets the threshold for an answer above the messages that would get a wrong one', () => {
    const rows = Array.from({ length: 200 }, (_, i) => judged('de', i / 200, i >= 100)).concat(Array.from({ length: 40 }, () => refused('de')))
    expect(fitThresholds(rows).answerFrom).toBeGreaterThan(0.45)
    expect(fitThresholds(rows).answerFrom).toBeLessThan(0.52)
  })
  it('draws a language with few cases towards all, and asks more of one that errs more', () => {
    const good = Array.from({ length: 300 }, (_, i) => judged('de', i / 300, i > 60))
    const bad = Array.from({ length: 60 }, (_, i) => judged('fa', i / 60, i > 45))
    const { languages, answerFrom } = fitThresholds([...good, ...bad, refused('de'), refused('fa')])
    expect(languages.fa.answerFrom).toBeGreaterThanOrEqual(answerFrom)
    expect(languages.de.answerFrom).toBeLessThanOrEqual(answerFrom)
    expect(languages.vi).toEqual({ answerFrom, chooseFrom: languages.vi.chooseFrom })
  })
})
