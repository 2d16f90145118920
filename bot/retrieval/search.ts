import type { Language } from '../language/languages.ts'
import type { SearchIndex } from './build-index.ts'
import { denseScores } from './dense-classifier.ts'
import { centred, nearestScores } from './dense-index.ts'
import type { Embed } from './embed.ts'
import type { LegScores } from './fuse.ts'
import { type Evidence, type Findings, rank } from './rank.ts'
import { settings } from './settings.ts'
import { asQuery } from './texts-to-embed.ts'
import { inNativeScript } from './transliterate.ts'
import { wordCoverage, wordScores } from './word-classifier.ts'
import type { WordIndex } from './word-index.ts'

export type { Finding, Findings } from './rank.ts'
export type { Leg } from './fuse.ts'

/** Finds the articles for a question asked in a language. */
export type Search = (text: string, language: Language) => Promise<Findings>

function byClass(classes: readonly string[], scores: ReadonlyMap<string, number>, missing: number): LegScores {
  return Float32Array.from(classes, (id) => scores.get(id) ?? missing)
}

function wordLeg(index: SearchIndex, { classifier }: WordIndex, text: string): LegScores {
  if (!classifier) return new Float32Array(index.classes.length).fill(NaN)
  const scores = wordScores(classifier, text)
  return byClass(index.classes, new Map(classifier.classes.map((id, i) => [id, scores[i]!])), NaN)
}

/** What each way of finding says of a message, given its vector as the model makes it. */
export async function evidenceOf(index: SearchIndex, text: string, language: Language, embedded: Float32Array): Promise<Evidence> {
  const words = await index.wordsOf(language)
  const vector = centred(embedded, index.means[language])
  return {
    classes: index.classes, text, coverage: words.classifier ? wordCoverage(words.classifier, text) : 0,
    legs: {
      words: wordLeg(index, words, text),
      dense: denseScores(index.dense, vector),
      nearest: nearestScores(index.questions, vector, settings.nearest),
      passages: nearestScores(index.passages, vector, 1),
      lexical: byClass(index.classes, words.lexical(text), 0),
    },
  }
}

/** A search over an index; the index is asked for each time, so that a new one takes over at once. */
export function createSearch(current: () => SearchIndex, embed: Embed): Search {
  return async (said, language) => {
    const text = inNativeScript(said, language)
    return rank(await evidenceOf(current(), text, language, await embed(asQuery(text))), settings)
  }
}
