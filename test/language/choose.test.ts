import { chooseLanguage } from '../../bot/language/choose.ts'
import type { DetectLanguage } from '../../bot/language/detect.ts'
import type { Language } from '../../bot/language/languages.ts'
import { realDetector } from '../support/detector.ts'

let detect: DetectLanguage
// Training takes long inside jest.
beforeAll(() => { detect = realDetector() }, 240_000)

const choose = (text: string, known: { chosen?: Language; conversation?: Language; locale?: string } = {}) =>
  chooseLanguage({ guesses: detect(text), letters: text.match(/\p{L}/gu)?.length ?? 0, latin: /\p{Script=Latin}/u.test(text), ...known })

describe('the language of a message', () => {
  it.each([
    ['Darf ich mit meiner Duldung arbeiten?', 'de'], ['Can I work with my permit?', 'en'], ['هل يمكنني العمل في ألمانيا؟', 'ar'],
    ['آیا می‌توانم کار کنم؟', 'fa'], ['Çalışma iznim var mı?', 'tr'], ['Можно ли мне работать в Германии?', 'ru'],
    ['Чи можу я працювати в Німеччині?', 'uk'], ['Est-ce que je peux travailler ici ?', 'fr'], ['¿Puedo trabajar con este permiso?', 'es'],
    ['Czy mogę pracować w Niemczech?', 'pl'], ['Am voie să lucrez în Germania?', 'ro'], ['Tôi có được đi làm không?', 'vi'],
  ])('is found: %s', (text, language) => expect(choose(text)).toEqual({ language, reason: 'detected' }))

  it.each([
    ['kif fini jaded el iqama?', 'ar'], ['mikham dar alman kar konam', 'fa'], ['mozhno li mne rabotat v germanii', 'ru'], ['chy mozhu ya pratsyuvaty v nimechchyni', 'uk'],
  ])('is found in Latin letters too: %s', (text, language) => expect(choose(text).language).toBe(language))

  it('stays that of the conversation for short words and German office words', () => {
    expect(choose('Duldung', { conversation: 'ar' })).toEqual({ language: 'ar', reason: 'conversation' })
    expect(choose('ok', { conversation: 'tr' })).toEqual({ language: 'tr', reason: 'conversation' })
  })
  it('changes with a whole sentence in another language', () => {
    expect(choose('Wo finde ich einen Deutschkurs in Leipzig?', { conversation: 'en' }).language).toBe('de')
  })
  it('changes when the script is another one, however short', () => expect(['ru', 'uk']).toContain(choose('робота', { conversation: 'de' }).language))
  it('is the chosen one where the text says nothing', () => expect(choose('???', { chosen: 'vi', conversation: 'vi' })).toEqual({ language: 'vi', reason: 'chosen' }))
  it('is that of the page where nothing else is known', () => expect(choose('123', { locale: 'fa-IR' })).toEqual({ language: 'fa', reason: 'locale' }))
  it('is German in the end', () => expect(choose('')).toEqual({ language: 'de', reason: 'default' }))
})

describe('a language that we do not offer', () => {
  it.each([
    'Vorrei portare mia moglie in Germania, cosa devo fare?', 'Quero trazer a minha esposa para a Alemanha', 'Waar kan ik Duits leren?', 'Hur kan jag få mitt examensbevis erkänt?',
    'Szeretném kihozni a feleségemet Németországba', 'Dua ta sjell gruan time në Gjermani', 'Kako mogu da priznam svoju diplomu u Nemačkoj?', 'Къде мога да уча немски?',
    'Kde se můžu učit německy?', 'Ez dixwazim jina xwe bînim Almanyayê', 'Waxaan rabaa inaan xaaskayga keeno Jarmalka', 'میں جرمن زبان کہاں سیکھ سکتا ہوں؟',
    'لە کوێ دەتوانم زمانی ئەڵمانی فێر بم؟', 'زه چیرته جرمني ژبه زده کولی شم؟', 'Πού μπορώ να μάθω γερμανικά;', 'मैं जर्मन कहाँ सीख सकता हूँ?', 'আমি কোথায় জার্মান শিখতে পারি?',
    'ቋንቋ ጀርመን ኣበይ ክመሃር እኽእል?', 'ጀርመንኛ የት መማር እችላለሁ?', 'სად შემიძლია გერმანულის სწავლა?', '我在哪里可以学德语？',
  ])('is seen as such, also on a page in one of ours: %s', (text) => expect(choose(text, { locale: 'de-DE' })).toEqual({ language: 'de', reason: 'not-offered' }))

  it('is answered in English first where English or another language was spoken', () => {
    expect(choose('我在哪里可以学德语？', { conversation: 'ar' })).toEqual({ language: 'en', reason: 'not-offered' })
  })
  it('is answered in the language that the person chose', () => {
    expect(choose('Waar kan ik Duits leren?', { chosen: 'en', conversation: 'en' })).toEqual({ language: 'en', reason: 'chosen' })
  })
})
