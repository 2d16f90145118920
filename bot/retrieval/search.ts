import type { Language } from '../language/languages.ts'
import { NOTHING, type SearchIndex } from './build-index.ts'
import { calibrate, type Features, featuresOf } from './calibrate.ts'
import { centred, denseScores, nearestScores } from './dense-index.ts'
import type { Embed } from './embed.ts'
import { fuse, type LegScores } from './fuse.ts'
import { settings } from './settings.ts'
import { asQuery } from './texts-to-embed.ts'
import { wordScores } from './word-classifier.ts'

/** The ways of finding. */
export type Leg = keyof typeof settings.weights

/** One article as the search sees it, whether it is good enough or not. */
export interface Finding {
  article: string
  /** Fused score: about 0 for the average article, 2 and more for a good one. */
  score: number
  legs: Record<Leg, number>
}

/** What a search found: all articles, best first, and how sure it is of the first. */
export interface Findings {
  ranking: readonly Finding[]
  /** Probability that the first article answers the question. */
  confidence: number
  features: Features
}

/** Finds the articles for a question asked in a language. */
export type Search = (text: string, language: Language) => Promise<Findings>

function byClass(classes: readonly string[], scores: ReadonlyMap<string, number>, missing: number): LegScores {
  return Float32Array.from(classes, (id) => scores.get(id) ?? missing)
}

function wordLeg(index: SearchIndex, text: string, language: Language): LegScores {
  const { classifier } = index.wordsOf(language)
  if (!classifier) return new Float32Array(index.classes.length)
  const scores = wordScores(classifier, text)
  return byClass(index.classes, new Map(classifier.classes.map((id, i) => [id, scores[i]!])), NaN)
}

/** A search over an index; the index is asked for each time, so that a new one takes over at once. */
export function createSearch(current: () => SearchIndex, embed: Embed): Search {
  return async (text, language) => {
    const index = current()
    const vector = centred(await embed(asQuery(text)), index.means[language])
    const legs: Record<Leg, LegScores> = {
      words: wordLeg(index, text, language),
      dense: denseScores(index.dense, vector),
      nearest: nearestScores(index.questions, vector, settings.nearest),
      passages: nearestScores(index.passages, vector, 1),
      lexical: byClass(index.classes, index.wordsOf(language).lexical(text), 0),
    }
    const { fused, z } = fuse(legs, settings.weights)
    const nothing = index.classes.indexOf(NOTHING)
    const order = [...fused.keys()].filter((i) => i !== nothing).sort((a, b) => fused[b]! - fused[a]!)
    const ranking = order.map((i) => ({
      article: index.classes[i]!, score: fused[i]!,
      legs: Object.fromEntries((Object.keys(z) as Leg[]).map((leg) => [leg, z[leg][i]!])) as Record<Leg, number>,
    }))
    const features = featuresOf({ ranking, legs, first: order[0]!, nothing: nothing < 0 ? 0 : fused[nothing]!, text })
    return { ranking, confidence: calibrate(features), features }
  }
}
