import { chooseLanguage } from '../../bot/language/choose.ts'
import { detectLanguage } from '../../bot/language/detect.ts'
import type { Language } from '../../bot/language/languages.ts'

const choose = (text: string, known: { chosen?: Language; conversation?: Language; locale?: string } = {}) =>
  chooseLanguage({ guesses: detectLanguage(text), letters: text.match(/\p{L}/gu)?.length ?? 0, ...known })

describe('the language of a message', () => {
  it.each([
    ['Darf ich mit meiner Duldung arbeiten?', 'de'], ['Can I work with my permit?', 'en'], ['هل يمكنني العمل في ألمانيا؟', 'ar'],
    ['آیا می‌توانم کار کنم؟', 'fa'], ['Çalışma iznim var mı?', 'tr'], ['Можно ли мне работать в Германии?', 'ru'],
    ['Чи можу я працювати в Німеччині?', 'uk'], ['Est-ce que je peux travailler ici ?', 'fr'], ['¿Puedo trabajar con este permiso?', 'es'],
    ['Czy mogę pracować w Niemczech?', 'pl'], ['Am voie să lucrez în Germania?', 'ro'], ['Tôi có được đi làm không?', 'vi'],
  ])('is found: %s', (text, language) => expect(choose(text)).toEqual({ language, reason: 'detected' }))

  it('stays that of the conversation for short words and German office words', () => {
    expect(choose('Duldung', { conversation: 'ar' })).toEqual({ language: 'ar', reason: 'conversation' })
    expect(choose('ok', { conversation: 'tr' })).toEqual({ language: 'tr', reason: 'conversation' })
  })
  it('changes with a whole sentence in another language', () => {
    expect(choose('Wo finde ich einen Deutschkurs in Leipzig?', { conversation: 'en' }).language).toBe('de')
  })
  it('changes when the script is another one, however short', () => expect(choose('робота', { conversation: 'de' }).language).not.toBe('de'))
  it('is the chosen one where the text says nothing', () => expect(choose('???', { chosen: 'vi', conversation: 'vi' })).toEqual({ language: 'vi', reason: 'chosen' }))
  it('is that of the page where nothing else is known', () => expect(choose('123', { locale: 'fa-IR' })).toEqual({ language: 'fa', reason: 'locale' }))
  it('is German in the end', () => expect(choose('')).toEqual({ language: 'de', reason: 'default' }))
})
