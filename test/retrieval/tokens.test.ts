import { characterGrams, fold, searchTokens, words } from '../../bot/retrieval/tokens.ts'

describe('folding', () => {
  it.each([
    ['İkamet', 'ikamet'], ['ещё', 'еще'], ['Straße', 'strasse'], ['Công việc', 'cong viec'], ['Łódź', 'lodz'],
    ['إقامة', 'اقامه'], ['كار', 'کار'], ['می‌خواهم', 'میخواهم'], ["сім'я", 'сімя'.normalize('NFKD').replace(/\p{M}/gu, '')],
  ])('makes %s and %s meet', (written, typed) => expect(fold(written)).toBe(fold(typed)))
})

describe('tokens', () => {
  it('keep Persian and Ukrainian words, which the default pipeline of lunr empties', () => {
    expect(searchTokens('fa', 'اجازه کار')).toHaveLength(2)
    expect(searchTokens('uk', 'дозвіл на роботу')).toHaveLength(3)
  })
  it('pair the syllables of Vietnamese', () => expect(searchTokens('vi', 'giấy phép lao động')).toContain('giay_phep'))
  it('survive what the query language of lunr would choke on', () => expect(words('10:30 Uhr -Duldung +a *')).toEqual(['10', '30', 'uhr', 'duldung', 'a']))
  it('cut words into overlapping pieces with their edges', () => expect(characterGrams('Duldung', 4, 4)).toEqual(['_dul', 'duld', 'uldu', 'ldun', 'dung', 'ung_']))
})
