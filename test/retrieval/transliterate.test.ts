import { inNativeScript } from '../../bot/retrieval/transliterate.ts'

describe('a sentence in Latin letters', () => {
  it('is searched as it is written in Russian', () => {
    expect(inNativeScript('poteryal pasport v Dresden chto delat', 'ru')).toBe('потерял паспорт в Dresden что делат')
  })
  it('is searched as it is written in Ukrainian', () => {
    expect(inNativeScript('chy mozhna pratsiuvaty bez dozvolu', 'uk')).toBe('чи можна працювати без дозволу')
  })
  it.each([['Duldung verlängern', 'ru'], ['где продлить Duldung', 'ru'], ['mikham kar konam dar alman', 'fa'], ['Darf ich damit arbeiten', 'de']] as const)(
    'stays when it is no such sentence: %s in %s', (text, language) => expect(inNativeScript(text, language)).toBe(text))
})
