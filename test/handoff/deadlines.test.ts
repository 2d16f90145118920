import { createDeadlineReader } from '../../bot/handoff/deadlines/find-deadlines.ts'
import { readDeadlineVocabulary } from '../../bot/handoff/deadlines/vocabulary.ts'
import { dayOfSolar, endOfPeriod } from '../../bot/handoff/deadlines/calendar.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'

const vocabulary = readDeadlineVocabulary('knowledge')
const { findDeadlines } = createDeadlineReader(vocabulary)
const TODAY = '2026-11-24'

function dump(text: string, language: Language): string[] {
  return findDeadlines(text, language, TODAY).map(({ rule, text: words, from, actBy }) => `${rule} "${words}"${from ? ` from ${from}` : ''}${actBy ? ` by ${actBy}` : ''}`)
}

describe('a date', () => {
  const DATES: [Language, string, string][] = [
    ['de', 'Ich muss bis 3.12. antworten', '2026-12-03'],
    ['de', 'Termin am 3. Dezember 2026', '2026-12-03'],
    ['de', 'bis 03.12.26 bitte', '2026-12-03'],
    ['de', 'Frist: 15. Januar', '2027-01-15'],
    ['en', 'I must answer by December 3rd, 2026', '2026-12-03'],
    ['en', 'deadline 3 December', '2026-12-03'],
    ['en', 'deadline 2026-12-03', '2026-12-03'],
    ['en', 'until 12/25/2026', '2026-12-25'],
    ['ar', 'يجب أن أرد قبل ٣ ديسمبر ٢٠٢٦', '2026-12-03'],
    ['ar', 'الموعد ٣/١٢/٢٠٢٦', '2026-12-03'],
    ['ar', 'قبل 3 كانون الأول', '2026-12-03'],
    ['fa', 'تا ۳ دسامبر باید جواب بدهم', '2026-12-03'],
    ['fa', 'تا ۱۲ آذر ۱۴۰۵ وقت دارم', '2026-12-03'],
    ['fa', 'مهلت ۱۴۰۵/۰۹/۱۲', '2026-12-03'],
    ['tr', "3 Aralık 2026'ya kadar cevap vermem lazım", '2026-12-03'],
    ['ru', 'до 3 декабря 2026 года', '2026-12-03'],
    ['uk', 'до 3 грудня 2026 року', '2026-12-03'],
    ['fr', 'avant le 3 décembre 2026', '2026-12-03'],
    ['fr', "jusqu'au 1er decembre", '2026-12-01'],
    ['es', 'hasta el 3 de diciembre de 2026', '2026-12-03'],
    ['pl', 'do 3 grudnia 2026 r.', '2026-12-03'],
    ['ro', 'până la 3 decembrie 2026', '2026-12-03'],
    ['vi', 'trước ngày 3 tháng 12 năm 2026', '2026-12-03'],
    ['vi', 'trước ngày 03/12/2026', '2026-12-03'],
    ['ru', 'Termin am 3. Dezember', '2026-12-03'],
  ]
  it.each(DATES)('in %s is recognised as it is written: %s', (language, text, day) => {
    expect(findDeadlines(text, language, TODAY).map(({ actBy }) => actBy)).toEqual([day])
  })

  it('far behind us or far ahead is no deadline', () => {
    expect(dump('Geboren am 3.5.1990, Pass gültig bis 1.1.2034', 'de')).toEqual([])
  })

  it('that does not exist is no date', () => {
    expect(dump('Frist bis 31.2.2027', 'de')).toEqual([])
  })

  it('near a word for running out is the end of the residence document', () => {
    expect(dump('Meine Aufenthaltserlaubnis läuft am 15.12.2026 ab', 'de')).toEqual(['residence-expiry "15.12.2026" by 2026-12-15'])
  })

  it('is not read out of a price, a version, a time or a phone number', () => {
    for (const text of ['Ich verdiene 13.90 Euro', 'Version 3.5', 'um 10:30 Uhr', '0341/123456', 'AufenthG 18.2', '1.500 Euro']) {
      expect(findDeadlines(text, 'de', TODAY)).toEqual([])
    }
  })
})

describe('a span of time', () => {
  const PERIODS: [Language, string][] = [
    ['de', 'Ich habe nur zwei Wochen Zeit'], ['de', 'innerhalb von 14 Tagen antworten'], ['en', 'I have two weeks to answer'], ['en', 'within 14 days'],
    ['ar', 'لدي أسبوعين فقط للرد'], ['ar', 'خلال أسبوعين'], ['fa', 'فقط دو هفته وقت دارم'], ['tr', 'iki hafta içinde cevap vermem gerekiyor'],
    ['ru', 'в течение двух недель'], ['ru', 'осталось две недели'], ['uk', 'протягом двох тижнів'], ['fr', "j'ai deux semaines pour répondre"],
    ['fr', 'dans un délai de 14 jours'], ['es', 'tengo dos semanas para contestar'], ['pl', 'w ciągu dwóch tygodni'], ['pl', 'mam 14 dni na odpowiedź'],
    ['ro', 'am două săptămâni să răspund'], ['ro', 'in termen de 14 zile'], ['vi', 'trong vòng hai tuần'], ['vi', 'chi con 2 tuan'],
  ]
  it.each(PERIODS)('in %s counts from the day it is told: %s', (language, text) => {
    expect(findDeadlines(text, language, TODAY)).toMatchObject([{ rule: 'named-period', from: TODAY, actBy: '2026-12-08' }])
  })

  it('counts from the day of the letter where that is told', () => {
    expect(dump('Der Brief ist vom 20.11., ich habe zwei Wochen', 'de')).toEqual(['named-period "zwei Wochen" from 2026-11-20 by 2026-12-04'])
    expect(dump('I got it yesterday and have two weeks', 'en')).toEqual(['named-period "two weeks" from 2026-11-23 by 2026-12-07'])
  })

  const DURATIONS: [Language, string][] = [
    ['de', 'Ich bin seit zwei Wochen hier'], ['de', 'vor zwei Wochen angekommen'], ['en', 'I have been here for two weeks'], ['en', 'I came two weeks ago'],
    ['ar', 'أنا هنا منذ أسبوعين'], ['tr', 'iki hafta önce geldim'], ['ru', 'приехал две недели назад'], ['uk', 'приїхала два тижні тому'],
    ['fr', 'je suis ici depuis deux semaines'], ['es', 'estoy aquí desde hace dos semanas'], ['pl', 'jestem tu od dwóch tygodni'], ['ro', 'sunt aici de două săptămâni'], ['ro', 'am venit acum două săptămâni'],
    ['vi', 'tôi ở đây đã hai tuần'], ['vi', 'tôi đến đây cách đây hai tuần'], ['fa', 'دو هفته پیش آمدم'],
  ]
  it.each(DURATIONS)('in %s that only says how long is none: %s', (language, text) => {
    expect(findDeadlines(text, language, TODAY)).toEqual([])
  })
})

describe('a letter that sets a deadline', () => {
  const ENVELOPES: [Language, string][] = [
    ['de', 'Ich habe einen gelben Umschlag bekommen'], ['en', 'a yellow envelope came'], ['ar', 'وصلني ظرف أصفر من المحكمة'], ['fa', 'یک پاکت زرد گرفتم'],
    ['tr', 'sarı zarf geldi'], ['ru', 'пришел желтый конверт'], ['uk', 'прийшов жовтий конверт'], ['fr', "j'ai reçu une enveloppe jaune"],
    ['es', 'me llegó un sobre amarillo'], ['pl', 'dostałem żółtą kopertę'], ['ro', 'am primit un plic galben'], ['vi', 'tôi nhận được phong bì màu vàng'],
    ['ru', 'мне дали gelber Umschlag'],
  ]
  it.each(ENVELOPES)('in %s is recognised by its envelope: %s', (language, text) => {
    expect(findDeadlines(text, language, TODAY).map(({ rule }) => rule)).toEqual(['yellow-envelope'])
  })

  it('sets the day by which to act when its own day is known', () => {
    expect(dump('Ich wurde am 20.11.2026 gekündigt', 'de')).toEqual([
      'dismissal "gekündigt" from 2026-11-20 by 2026-12-11',
      'job-seeker-report "gekündigt" from 2026-11-20 by 2026-11-23',
    ])
  })

  it('sets no day when its own day is not known', () => {
    expect(dump('My asylum application was rejected', 'en')).toEqual(['asylum-decision "asylum application was rejected"', 'objection "application was rejected"'])
  })
})

describe('the calendar', () => {
  it('ends a month that has no such day on its last', () => expect(endOfPeriod('2027-01-31', { count: 1, unit: 'month' })).toBe('2027-02-28'))
  it('knows the solar year of Iran and Afghanistan', () => {
    expect(dayOfSolar(1405, 1, 1)).toBe('2026-03-21')
    expect(dayOfSolar(1403, 12, 30)).toBe('2025-03-20')
    expect(dayOfSolar(1404, 12, 30)).toBeUndefined()
  })
})

describe('the vocabulary', () => {
  it.each(languageCodes)('in %s is recognised word by word, beside a day that is named', (language) => {
    const rules = Object.entries(vocabulary.rules).flatMap(([rule, { words }]) => vocabulary.languages[language].words[words]!.map((word) => [rule, word] as const))
    const missed = rules.filter(([rule, word]) => !findDeadlines(`${word.replaceAll('*', '')} 3.12.2026`, language, TODAY).some((deadline) => deadline.rule === rule))
    expect(missed).toEqual([])
  })


  it('has every list of words in every language', () => {
    const lists = [...new Set(Object.values(vocabulary.rules).map(({ words }) => words))].sort()
    for (const language of languageCodes) expect([language, Object.keys(vocabulary.languages[language].words).sort()]).toEqual([language, lists])
  })
})
