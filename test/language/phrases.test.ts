import { createPhrases } from '../../bot/language/phrases.ts'
import { languageCodes } from '../../bot/language/languages.ts'
import { DatabaseSync } from 'node:sqlite'

const tables = Object.fromEntries(languageCodes.map((code) => [code, { hello: `hello ${code} {{name}}`, 'n_one': '{{count}} day', 'n_other': '{{count}} days', 'n_few': 'x{{count}}', 'n_many': 'y{{count}}' }])) as never

describe('phrases', () => {
  it('are said in the language asked for, with their values', () => {
    const phrase = createPhrases(tables)
    expect(phrase('ar', 'hello', { name: 'A' })).toBe('hello ar A')
    expect(phrase('en', 'n', { count: 1 })).toBe('1 day')
  })
  it('throw when the key is in no file', () => {
    expect(() => createPhrases(tables)('de', 'nope')).toThrow('No phrase "nope" in locales/de.json')
    expect(new DatabaseSync(':memory:')).toBeTruthy()
  })
})
