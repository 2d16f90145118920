import { explainTerm } from '../../bot/dialogue/explain-term.ts'
import { newConversation } from '../../bot/dialogue/conversations.ts'
import { learnFacts } from '../../bot/dialogue/learn-facts.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { monthsIn, numberIn } from '../../bot/dialogue/numbers.ts'
import type { Language } from '../../bot/language/languages.ts'
import { PATHS } from '../../bot/paths.ts'

const { knowledge } = loadKnowledge(PATHS.knowledge)
const conversationIn = (language: Language) => ({ ...newConversation('story'), language })
const learned = (language: Language, text: string, fact: string) => learnFacts(knowledge, conversationIn(language), text).profile[fact]?.values[0]

describe('the document a person says to have', () => {
  it.each<[Language, string, string]>([
    ['de', 'Ich habe eine Duldung, darf ich arbeiten?', 'duldung'], ['de', 'Eine Blaue Karte habe ich schon', 'blue_card'], ['en', 'Can I work with a Duldung?', 'duldung'],
    ['tr', "Duldung'um var, çalışabilir miyim?", 'duldung'], ['tr', 'Mavi Kartım var', 'blue_card'], ['fa', 'دولدونگ دارم، می‌توانم کار کنم؟', 'duldung'],
    ['ar', 'معي الدولدونغ وأريد أن أعمل', 'duldung'], ['ar', 'عندي الـDuldung', 'duldung'], ['ru', 'у меня дульдунг, можно работать?', 'duldung'],
    ['uk', 'я маю Duldung', 'duldung'], ['pl', 'mam Duldung od roku', 'duldung'], ['vi', 'Tôi có Duldung', 'duldung'],
  ])('is learned, before or after the verb, glued or inflected: %s %s', (language, text, value) => expect(learned(language, text, 'residence_status')).toBe(value))

  it.each<[Language, string]>([
    ['de', 'Ich habe keine Duldung'], ['de', 'ich habe noch keine Duldung bekommen'], ['de', 'Eine Duldung habe ich nicht'], ['en', "I don't have a Duldung"], ['en', 'I have no Duldung'],
    ['ar', 'ليس لدي دولدونغ'], ['ar', 'ما عندي الدولدونغ'], ['fa', 'من دولدونگ ندارم'], ['tr', "Duldung'um yok"], ['tr', 'Bende Duldung yok'],
    ['ru', 'у меня нет дульдунга'], ['uk', 'у мене немає Duldung'], ['fr', "je n'ai pas de Duldung"], ['es', 'no tengo Duldung'],
    ['pl', 'nie mam Duldung'], ['ro', 'nu am Duldung'], ['vi', 'Tôi không có Duldung'],
  ])('is not learned when it is denied: %s %s', (language, text) => expect(learned(language, text, 'residence_status')).toBeUndefined())

  it.each<[Language, string]>([
    ['de', 'Wie bekomme ich eine Chancenkarte?'], ['tr', 'Duldung nasıl alınır?'], ['fa', 'دولدونگ چیست؟'], ['ar', 'كيف أحصل على الدولدونغ؟'],
  ])('is not learned from a question about it: %s %s', (language, text) => expect(learned(language, text, 'residence_status')).toBeUndefined())
})

describe('the place a person names by the way', () => {
  it.each<[Language, string]>([
    ['de', 'Wo finde ich Hilfe in Leipzig?'], ['tr', "Leipzig'de nereden yardım alırım?"], ['ru', 'где помощь в Лейпциге?'], ['ar', 'أين المساعدة في لايبزيغ؟'],
  ])('is learned in its forms: %s %s', (language, text) => expect(learned(language, text, 'region')).toBeDefined())
})

describe('how long someone has been here', () => {
  it.each<[Language, string, number]>([
    ['de', '10', 10], ['de', 'seit 2 Jahren', 24], ['de', '1 Jahr und 6 Monate', 18], ['de', '2,5 Jahre', 30], ['en', '3 weeks', 0], ['en', '52 weeks', 12],
    ['ar', '٣ سنوات', 36], ['fa', '۳ سال', 36], ['tr', '3 yıldır', 36], ['ru', '5 лет', 60], ['uk', '2 роки', 24], ['fr', '8 mois', 8], ['es', '2 años', 24],
    ['pl', '8 miesięcy', 8], ['ro', '20 de luni', 20], ['vi', '3 năm', 36],
  ])('is understood in months: %s %s', (language, text, months) => expect(monthsIn(language, text)).toBe(months))

  it.each<[Language, string]>([['de', 'seit 2019'], ['de', '24.12.2022'], ['en', 'with 3 children'], ['ar', '3 سنين']])(
    'is left open rather than taken wrongly: %s %s', (language, text) => expect(monthsIn(language, text)).toBeUndefined())

  it('and how old someone is, are no years of the calendar', () => expect([numberIn('ich bin 17'), numberIn('geboren 1998')]).toEqual([17, undefined]))
})

describe('the meaning of a word', () => {
  it.each<[Language, string, string]>([
    ['ar', 'ما هي الدولدونغ؟', 'duldung'], ['ar', 'شو يعني الـDuldung', 'duldung'], ['ar', 'ما معنى ترحيل', 'abschiebung'], ['de', 'Was ist eine Duldung?', 'duldung'],
    ['en', 'what does deportation mean', 'abschiebung'],
  ])('is found though an article is glued to it: %s %s', (language, text, term) => expect(explainTerm(knowledge, conversationIn(language), text)).toBe(term))
})
