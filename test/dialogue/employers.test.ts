import type { Language } from '../../bot/language/languages.ts'
import { saysEmployer } from '../../bot/dialogue/asked-help.ts'
import { smallDialogue } from '../support/small-dialogue.ts'

const { say, dialogue } = smallDialogue()
let conversations = 0
const fresh = (): string => `e${conversations++}`

const EMPLOYERS: [Language, string][] = [
  ['de', 'Guten Tag, wir sind ein Betrieb in Aue und möchten eine Pflegerin aus Vietnam einstellen'], ['en', 'We are a small company in Aue and want to hire a welder from Vietnam'],
  ['ar', 'عندي شركة في آوه وأريد توظيف عامل من فيتنام'], ['fa', 'من یک شرکت در آوه دارم و می‌خواهم یک کارگر از ویتنام استخدام کنم'], ['tr', 'Aue’de bir firmam var, Vietnam’dan bir usta işe almak istiyorum'],
  ['ru', 'У меня своя фирма в Ауэ, хотим взять на работу человека из Вьетнама'], ['uk', 'Маю фірму в Ауе, хочу прийняти на роботу людину з В’єтнаму'], ['fr', "J'ai une petite entreprise à Aue et je voudrais embaucher un soudeur vietnamien"],
  ['es', 'Tengo una empresa en Aue y quiero contratar a un soldador de Vietnam'], ['pl', 'Prowadzę firmę w Aue i chcę zatrudnić spawacza z Wietnamu'], ['ro', 'Am o firmă în Aue și vreau să angajez un sudor din Vietnam'],
  ['vi', 'Tôi có công ty ở Aue, tôi muốn tuyển thợ hàn từ Việt Nam'],
]
const PERSONS: [Language, string][] = [
  ['de', 'Mein Arbeitgeber zahlt nicht'], ['de', 'Meine Firma hat mir gekündigt'], ['de', 'Ich suche eine Firma, die mich einstellt'], ['en', 'my employer does not pay me'], ['en', 'my company fired me'],
  ['fr', 'mon employeur ne me paie pas'], ['es', 'mi empresa me despidió'], ['tr', 'işverenim maaşımı ödemiyor mu'], ['ru', 'работодатель не платит'], ['pl', 'moja firma mnie zwolniła'],
  ['uk', 'фірма не платить мені'], ['ro', 'firma nu mă plătește'], ['vi', 'công ty không trả lương cho tôi'], ['ar', 'صاحب العمل ما عطاني راتبي'], ['fa', 'کارفرما حقوقم را نمی‌دهد'],
]

describe('an employer', () => {
  it.each(EMPLOYERS)('is understood in %s and gets the article on hiring with the offers for employers: %s', async (language, text) => {
    const { outcome, parts, offers, language: spoken } = await say(fresh(), language, text)
    expect([outcome, spoken, parts[0]]).toMatchObject(['answer', language, { kind: 'article', article: 'employer-hiring-check' }])
    expect(offers).toEqual(expect.arrayContaining(['zefas-servicestelle-internationale-fachkraefte']))
    for (const id of offers) expect(dialogue.knowledge.offers.byId.get(id)!.audience).toContain('employer')
  })

  it('reads why the offers fit and what to bring, and never offers for people seeking advice', async () => {
    const conversation = fresh()
    await say(conversation, 'de', 'Ich bin Arbeitgeberin und möchte eine Köchin einstellen')
    const { markdown, offers } = await say(conversation, 'de', { do: 'tell-fact', fact: 'region', value: '14521' })
    expect(offers).toContain('welcome-center-erzgebirge')
    expect(markdown).toContain('Berät auch Arbeitgeber.')
    expect(markdown).toContain('Beschreibung der Stelle, geplanter Vertrag')
    const later = await say(conversation, 'de', 'Wo gibt es Beratung?')
    expect(later.offers.some((id) => id.startsWith('mbe') || id.startsWith('jmd'))).toBe(false)
  })

  it('is not asked for the residence document as if it were their own', async () => {
    const { parts } = await say(fresh(), 'de', 'Unser Betrieb möchte jemanden mit Duldung einstellen')
    expect(parts.some((part) => part.kind === 'question')).toBe(false)
  })

  it('is asked for the role where only that decides, and then served', async () => {
    const conversation = fresh()
    const asked = await say(conversation, 'de', 'Wer berät in Chemnitz zum Einstellen von Fachkräften?')
    expect([asked.outcome, asked.parts.at(-1)]).toEqual(['ask-fact', { kind: 'question', fact: 'role' }])
    const { outcome, offers } = await say(conversation, 'de', { do: 'tell-fact', fact: 'role', value: 'employer' })
    expect([outcome, offers.includes('fizu-chemnitz')]).toEqual(['answer', true])
  })

  it('who did not say so is asked under the article for employers', async () => {
    const conversation = fresh()
    await say(conversation, 'de', 'Frage', { article: 'employer-hiring-check' })
    const { buttons, markdown } = await say(conversation, 'de', { do: 'tell-fact', fact: 'residence_status', value: 'withheld' })
    expect(markdown).toContain('Fragen Sie als Arbeitgeber?')
    expect(buttons.some(({ choice }) => choice.do === 'tell-fact' && choice.value === 'employer')).toBe(true)
    expect((await say(conversation, 'de', { do: 'tell-fact', fact: 'role', value: 'employer' })).markdown).toContain('Diese Stellen beraten Arbeitgeber:')
  })

  it.each(PERSONS)('is nobody who works for one: %s %s', (language, text) => expect(saysEmployer(dialogue.knowledge, language, text)).toBe(false))
})
