import { countryNames, groupsOfCountry, type Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import { PLACE, withFact } from '../offers/profile.ts'
import { words } from '../retrieval/tokens.ts'
import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import { DOCUMENT, ownDocument } from './own-document.ts'
import { monthsIn, numberIn } from './numbers.ts'
import { mentionsOf } from './value-names.ts'

/** An answer to a question of ours is short; a longer message is a new question. */
const WORDS_OF_AN_ANSWER = 8

const countries = new Map<Language, Map<string, string>>()

function countryIn(language: Language, text: string): string | undefined {
  if (!countries.has(language)) countries.set(language, new Map([...countryNames(language)].map(([name, code]) => [words(name).join(' '), code])))
  const message = ` ${words(text).join(' ')} `
  return [...countries.get(language)!].find(([name]) => message.includes(` ${name} `))?.[1]
}

/** What the text says about a fact: value ids, or a number for months and years; undefined when it says nothing. */
export function factIn(vocabulary: Vocabulary, language: Language, fact: string, text: string): string[] | undefined {
  const kind = vocabulary.facts[fact]
  if (kind?.kind === 'country') {
    const country = countryIn(language, text) ?? countryIn('de', text)
    return country ? groupsOfCountry(vocabulary, fact, country) : undefined
  }
  if (kind?.kind === 'choice') {
    const value = mentionsOf(vocabulary, language, fact, words(text))[0]?.value
    return value ? [value] : undefined
  }
  const number = kind?.kind === 'months' ? monthsIn(language, text) : kind && numberIn(text)
  return number === undefined ? undefined : [String(number)]
}

/** The answer, in words, to the fact we asked for; undefined when the message is something else. */
export function pendingFactFrom({ articles, vocabulary }: Knowledge, conversation: Conversation, text: string): { conversation: Conversation; article: string } | undefined {
  const { asked, language } = conversation
  if (!asked || words(text).length > WORDS_OF_AN_ANSWER) return undefined
  const values = articles.has(asked.article) ? factIn(vocabulary, language, asked.fact, text) : undefined
  return values && { conversation: { ...conversation, profile: withFact(conversation.profile, asked.fact, values, 'said') }, article: asked.article }
}

/** Adds the document and the place that the message tells by the way, so that they need not be asked; a fact the person chose or said before stays. */
export function learnFacts(knowledge: Knowledge, conversation: Conversation, text: string): Conversation {
  const { language, profile } = conversation
  const open = (fact: string): boolean => profile[fact] === undefined || profile[fact].how === 'inferred'
  const document = open(DOCUMENT) ? ownDocument(knowledge, language, text) : undefined
  const place = open(PLACE) ? factIn(knowledge.vocabulary, language, PLACE, text) : undefined
  const withDocument = document ? withFact(profile, DOCUMENT, [document], 'inferred') : profile
  return { ...conversation, profile: place ? withFact(withDocument, PLACE, place, 'inferred') : withDocument }
}
