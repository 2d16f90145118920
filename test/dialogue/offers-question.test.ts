import type { Language } from '../../bot/language/languages.ts'
import { askedHelp } from '../../bot/dialogue/asked-help.ts'
import { smallDialogue } from '../support/small-dialogue.ts'

const { say, dialogue } = smallDialogue()
let conversations = 0
const fresh = (): string => `c${conversations++}`

/** "Where do I get help with my diploma in Chemnitz?", as people type it. */
const RECOGNITION: [Language, string][] = [
  ['de', 'wo krieg ich in chemnitz hilfe wegen meinem diplom'], ['en', 'who can advise me about my foreign diploma in Chemnitz??'],
  ['ar', 'مين بيساعدني بتعديل الشهادة في كيمنتس'], ['fa', 'در Chemnitz کجا برای مدرکم مشاوره بگیرم'],
  ['tr', 'Chemnitzde diploma denkliği için kim yardım eder'], ['ru', 'где в хемнице помогут с признанием диплома'],
  ['uk', 'хто допоможе з визнанням диплома в Chemnitz'], ['fr', 'qui peut m aider pour mon diplome a chemnitz'],
  ['es', 'donde me ayudan con mi titulo en Chemnitz'], ['pl', 'kto pomoże z uznaniem dyplomu w Chemnitz'],
  ['ro', 'cine ma ajuta cu diploma in Chemnitz'], ['vi', 'ở Chemnitz chỗ nào tư vấn công nhận bằng cấp'],
]

/** "Who helps with unpaid wages?", without a place. */
const WAGES: [Language, string, string][] = [
  ['de', 'wer hilft mir wenn ich keinen lohn bekomme', 'in leipzig'], ['en', 'where can i get help with my wages', 'Leipzig'],
  ['ar', 'وين بلاقي مساعدة مشان الراتب', 'لايبزيغ'], ['fa', 'برای دستمزد کجا کمک بگیرم', 'لایپزیگ'], ['tr', 'maaşım için kime başvurabilirim, kim yardım eder', 'Leipzig’de'],
  ['ru', 'куда обратиться, не платят зарплату, кто поможет', 'в Лейпциге'], ['uk', 'хто допоможе, не платять зарплату', 'Лейпциг'], ['fr', 'qui peut m aider pour mon salaire', 'Leipzig'],
  ['es', '¿quién me ayuda con mi sueldo?', 'en Leipzig'], ['pl', 'kto pomoże w sprawie wypłaty', 'Lipsk'], ['ro', 'cine ma ajuta cu salariul', 'Leipzig'], ['vi', 'ai giúp tôi về tiền lương', 'Leipzig'],
]

describe('someone who asks where to get help with something in a place', () => {
  it.each(RECOGNITION)('in %s is answered from the directory: %s', async (language, text) => {
    const { outcome, offers, markdown, language: spoken } = await say(fresh(), language, text)
    expect([outcome, spoken]).toEqual(['answer', language])
    expect(offers).toContain('ibas-chemnitz')
    expect(offers.filter((id) => /-(leipzig|dresden)$/.test(id))).toEqual([])
    expect(markdown).toContain(`/${language}/offers?place=14511`)
  })

  it.each(WAGES)('but names none is asked for it in %s, and then answered with the need remembered: %s, %s', async (language, question, place) => {
    const conversation = fresh()
    const asked = await say(conversation, language, question)
    expect([asked.outcome, asked.parts.some((part) => part.kind === 'question' && part.fact === 'region')]).toEqual(['ask-fact', true])
    const answered = await say(conversation, language, place)
    expect([answered.outcome, answered.offers.includes('faire-integration-leipzig')]).toEqual(['answer', true])
    expect(answered.parts[0]).toEqual({ kind: 'help', needs: ['work-rights'], place: '14713' })
  })

  it('may press the place, or keep it to themselves and get the offers for everybody', async () => {
    const [pressed, silent] = [fresh(), fresh()]
    for (const conversation of [pressed, silent]) await say(conversation, 'de', 'Wer hilft mir bei der Anerkennung?')
    expect((await say(pressed, 'de', { do: 'tell-fact', fact: 'region', value: '14626' })).offers).toContain('ibas-dresden')
    const { outcome, offers } = await say(silent, 'de', { do: 'tell-fact', fact: 'region', value: 'withheld' })
    expect([outcome, offers.includes('hotline-arbeiten-und-leben-in-deutschland'), offers.some((id) => id.startsWith('ibas'))]).toEqual(['answer', true, false])
  })

  it('is answered although an editor took away in the meantime what the question was about', async () => {
    const conversation = fresh()
    await say(conversation, 'de', 'Wer hilft mir bei der Anerkennung?')
    const before = (await dialogue.conversations.load(conversation))!
    await dialogue.conversations.save({ ...before, seeking: { needs: ['gone'], named: ['gone'], article: 'gone', choices: ['gone'] } })
    const { outcome, offers } = await say(conversation, 'de', { do: 'tell-fact', fact: 'region', value: '14626' })
    expect([outcome, offers.length > 0]).toEqual(['answer', true])
  })

  it('outside Saxony is told so, and gets what helps everywhere', async () => {
    const conversation = fresh()
    await say(conversation, 'de', 'Wer hilft mir bei der Anerkennung?')
    const { markdown, offers } = await say(conversation, 'de', { do: 'tell-fact', fact: 'region', value: 'other_land' })
    expect(markdown).toContain('Vor Ort kenne ich nur Stellen in Sachsen.')
    expect(offers).toContain('hotline-arbeiten-und-leben-in-deutschland')
    expect(offers.some((id) => id.endsWith('sachsen'))).toBe(false)
  })

  it('reads why each offer fits, what is open, what to bring and ask, the languages, the way there, and when it was checked', async () => {
    const { markdown } = await say(fresh(), 'de', 'Wo gibt es Beratung zum Arbeitsrecht in Dresden?')
    const offer = markdown.split('\n\n').find((text) => text.includes('Faire Integration Sachsen, Beratungsort Dresden'))!
    for (const part of ['Für Sie, weil Sie in Dresden wohnen.', 'Noch offen: Staatsangehörigkeit.', 'Sprachen: Deutsch, Englisch, Französisch', 'Internet: [', '(Stand 2021, bitte nachprüfen)', 'Angaben geprüft am 22. November 2026']) expect(offer).toContain(part)
    expect(markdown).toContain('**Mitbringen und fragen**: Wenn Sie es haben: Arbeitsvertrag')
  })

  it('gets the checked answer besides where the search is sure of one', async () => {
    const { parts, offers } = await say(fresh(), 'de', 'wer hilft in leipzig bei der anerkennung', { article: 'recognition-how' })
    expect(parts.some((part) => part.kind === 'article' && part.article === 'recognition-how' && part.show === 'short')).toBe(true)
    expect(offers[0]).toBe('ibas-leipzig')
  })

  it('is also asked which question is meant where the search is not sure', async () => {
    const { outcome, buttons, offers } = await say(fresh(), 'de', 'wer hilft in leipzig bei der anerkennung', { article: 'recognition-how', others: ['recognition-funding'], confidence: 0.4 })
    expect([outcome, offers.length > 0]).toEqual(['choose', true])
    expect(buttons.flatMap(({ choice }) => (choice.do === 'show-article' ? [choice.article] : []))).toContain('recognition-funding')
  })

  it('for something that has no counselling of its own here is told so, and sent to those who can send on', async () => {
    const { markdown, offers } = await say(fresh(), 'de', 'Wer berät mich in Dresden, wenn ich mich selbstständig machen will?')
    expect(markdown).toContain('Dafür kenne ich hier keine eigene Beratungsstelle.')
    expect(offers).toContain('hwk-dresden')
    expect(offers).not.toContain('migrasax')
  })

  it('always hears of somebody anybody may turn to', async () => {
    const { offers } = await say(fresh(), 'de', 'wo gibt es hilfe zur anerkennung in bautzen')
    expect(offers.some((id) => id.startsWith('mbe') || id.startsWith('jmd'))).toBe(true)
  })
})

describe('someone who asks for an offer by its name', () => {
  it('gets the one of their place', async () => {
    const { offers } = await say(fresh(), 'en', 'where is IBAS in Leipzig?')
    expect(offers).toEqual(['ibas-leipzig'])
  })

  it('whom it does not fit reads the deciding condition and who helps instead', async () => {
    const conversation = fresh()
    await dialogue.conversations.save({ id: conversation, language: 'de', languageReason: 'chosen', said: [], shown: [], failures: 0, profile: { nationality_group: { values: ['eu'], how: 'chosen' } } })
    const { markdown, offers } = await say(conversation, 'de', 'Wo ist Faire Integration in Dresden?')
    expect(offers).toEqual([])
    expect(markdown).toContain('**Faire Integration Sachsen, Beratungsort Dresden**: Dieses Angebot ist für Menschen mit einer anderen Staatsangehörigkeit. Für Sie passt eher: [BABS')
    expect(markdown).toContain('](/de/offers/babs-sachsen)')
  })

  it('never gets one that is uncertain or only for professionals', async () => {
    const { offers } = await say(fresh(), 'de', 'Wo ist die RLC in Leipzig?')
    expect(offers).not.toContain('rlc-leipzig')
  })
})

describe('a question that is none for the directory', () => {
  it.each<[Language, string]>([
    ['de', 'Wo muss ich mich anmelden?'], ['de', 'Wer bekommt Kindergeld?'], ['de', 'Muss ich die Beratung bezahlen?'], ['en', 'Where do I apply for a visa?'], ['en', 'Who pays for the integration course?'],
    ['ru', 'Кто оплачивает курс немецкого?'], ['fr', 'Où dois-je déposer ma demande de titre de séjour ?'], ['tr', 'Oturum izni nereden alınır?'], ['es', '¿Dónde renuevo mi permiso?'], ['pl', 'Gdzie złożyć wniosek o wizę?'],
    ['uk', 'Де подати заяву на посвідку?'], ['ro', 'Unde depun cererea pentru viză?'], ['vi', 'Tôi gia hạn giấy phép cư trú ở đâu?'], ['ar', 'وين بقدم طلب الاقامة؟'], ['fa', 'کجا باید درخواست اقامت بدهم؟'],
  ])('is left to the articles: %s %s', (language, text) => expect(askedHelp(dialogue.knowledge, language, text)).toBeUndefined())

  it('about something we do not know stays without an answer, even with a place', async () => {
    const { outcome } = await say(fresh(), 'de', 'Wer hilft mir in Leipzig bei der Steuererklärung für mein Haus in Italien?')
    expect(outcome).toBe('no-answer')
  })
})

describe('a place that is told after an answer', () => {
  it('shows the same answer with the offers there', async () => {
    const conversation = fresh()
    await say(conversation, 'de', 'Wie finde ich Beratung?', { article: 'counselling-saxony' })
    await say(conversation, 'de', { do: 'tell-fact', fact: 'residence_status', value: 'withheld' })
    const { parts, markdown } = await say(conversation, 'de', 'Chemnitz')
    expect(parts[0]).toMatchObject({ kind: 'article', article: 'counselling-saxony' })
    expect(markdown).toContain('Für Sie, weil Sie in Chemnitz wohnen.')
  })
})
