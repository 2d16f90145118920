import type { Language } from '../language/languages.ts'
import { words } from '../retrieval/tokens.ts'
import type { Knowledge } from './knowledge.ts'
import { placeIn } from './place-in.ts'
import { placesOf, saysOneOf } from './word-patterns.ts'

/** What someone looks for in the directory. */
export interface AskedHelp {
  /** Ids of needs, see signals/help/needs.yaml; empty when only help as such is asked for. */
  needs: readonly string[]
  /** Ids of offers asked for by their name. */
  named: readonly string[]
  /** The place that the message itself names. */
  place?: string
}

/** "Where" and "help" belong together when they stand this close. */
const WORDS_BETWEEN = 8
/** A longer message tells a story; its question is for the articles. */
const MOST_WORDS = 40
/** Where the name of an offer alone is enough. */
const MOST_WORDS_WITH_A_NAME = 8
/** "Help with recognition in Dresden" asks without a question word, if it is short. */
const MOST_WORDS_OF_A_CALL = 14
/** "Beratungsstelle in Zittau": so short that no need has to be named. */
const MOST_WORDS_OF_A_SIGN = 5
/** Needs that are answered together; more would be a list of everything. */
const MOST_NEEDS = 2

/** Words of the languages a message may be written in: the person's, and German office words in any. */
const languagesOf = (language: Language): Language[] => [...new Set<Language>([language, 'de'])]

function needsIn({ help }: Knowledge, language: Language, message: readonly string[]): string[] {
  return Object.keys(help.needs).filter((need) => languagesOf(language).some((code) => saysOneOf(help.words[code].needs[need]!.words, message)))
}

function namedIn({ offers }: Knowledge, message: readonly string[]): string[] {
  return [...offers.byId.values()].filter(({ aliases }) => aliases !== undefined && saysOneOf(aliases, message)).map(({ id }) => id)
}

/** The needs without those that only repeat another, or a name: recognition counselling is no counselling in general. */
function withoutGeneral(needs: readonly string[], named: readonly string[]): string[] {
  const special = needs.filter((need) => need !== 'advice' && need !== 'hiring')
  return (special.length > 0 || named.length > 0 ? special : needs).slice(0, MOST_NEEDS)
}

/** Whether a message asks where to get help, and with what; undefined when it asks something else. */
export function askedHelp(knowledge: Knowledge, language: Language, text: string): AskedHelp | undefined {
  const message = words(text)
  if (message.length === 0 || message.length > MOST_WORDS) return undefined
  const { help, vocabulary } = knowledge
  const codes = languagesOf(language)
  const where = placesOf(codes.flatMap((code) => help.words[code].where), message)
  const helping = placesOf(codes.flatMap((code) => help.words[code].help), message)
  // Most messages speak of no help; they are not looked at any further.
  if (helping.length === 0 && message.length > MOST_WORDS_WITH_A_NAME) return undefined
  const place = placeIn(vocabulary, language, text)
  const named = message.length <= MOST_WORDS_WITH_A_NAME && (where.length > 0 || place !== undefined) ? namedIn(knowledge, message) : []
  const needs = withoutGeneral(needsIn(knowledge, language, message), named)
  const asks = where.some((at) => helping.some((other) => other !== at && Math.abs(other - at) <= WORDS_BETWEEN))
  const most = needs.length > 0 ? MOST_WORDS_OF_A_CALL : MOST_WORDS_OF_A_SIGN
  const calls = helping.length > 0 && place !== undefined && message.length <= most
  return asks || calls || named.length > 0 ? { needs, named, ...(place ? { place } : {}) } : undefined
}

/** Does the person say that they employ people? */
export function saysEmployer({ help }: Knowledge, language: Language, text: string): boolean {
  return languagesOf(language).some((code) => saysOneOf(help.words[code].employer, words(text)))
}
