import { findEmergency } from '../../bot/dialogue/emergency.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { findInShort, termAskedFor, WORDS_BESIDE } from '../../bot/dialogue/signals.ts'
import type { Language } from '../../bot/language/languages.ts'
import { PATHS } from '../../bot/paths.ts'

const { knowledge } = loadKnowledge(PATHS.knowledge)
const commandIn = (language: Language, text: string) => findInShort(knowledge.signals[language].commands, text, WORDS_BESIDE.command)

describe('emergencies', () => {
  it.each<[Language, string, string]>([
    ['de', 'Ich kann nicht mehr, ich will sterben', 'suicide'], ['de', 'mein mann schlägt mich jeden tag', 'violence'],
    ['en', 'the police are here to deport us', 'removal'], ['ar', 'زوجي يضربني', 'violence'], ['fa', 'شوهرم مرا می‌زند', 'violence'],
    ['ru', 'муж меня бьет', 'violence'], ['fr', 'mon mari me frappe', 'violence'], ['uk', 'мій чоловік atmet nicht', 'medical'],
  ])('are seen in any language, and in German in all: %s %s', (language, text, kind) => expect(findEmergency(knowledge, language, text)).toBe(kind))

  it.each<[Language, string]>([
    ['de', 'Wo kann ich mich anmelden?'], ['de', 'Was bedeutet Abschiebungsverbot?'], ['en', 'police registration certificate'], ['es', 'quiero trabajar'],
  ])('are not seen in ordinary questions: %s %s', (language, text) => expect(findEmergency(knowledge, language, text)).toBeUndefined())
})

describe('commands', () => {
  it.each<[Language, string, string | undefined]>([
    ['de', 'Hilfe', 'help'], ['de', 'Ich möchte mit einem Menschen sprechen', 'human'], ['en', 'delete my data please', 'delete-data'],
    ['de', 'Sprache lernen', undefined], ['de', 'Wie finde ich Hilfe für meine kranke Mutter in Leipzig?', undefined], ['en', 'human trafficking', undefined],
  ])('%s "%s" is %s', (language, text, command) => expect(commandIn(language, text)).toBe(command))

  it('a greeting before a question is no small talk', () => {
    expect(findInShort(knowledge.signals.de.small_talk, 'guten tag darf ich arbeiten', WORDS_BESIDE.smallTalk)).toBeUndefined()
  })
})

describe('the word whose meaning is asked for', () => {
  it.each<[Language, string, string]>([
    ['de', 'Was ist eine Fiktionsbescheinigung?', 'fiktionsbescheinigung'], ['en', 'what does Duldung mean', 'duldung'], ['tr', 'Duldung nedir?', 'duldung'],
  ])('%s %s → %s', (language, text, term) => expect(termAskedFor(knowledge.signals[language].ask_term, text)).toBe(term))
})
