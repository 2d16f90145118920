import { Choice } from '../../bot/dialogue/choice.ts'
import { removeLine } from '../../bot/handoff/change-summary.ts'
import { Summary, type SummaryDraft } from '../../bot/handoff/summary.ts'
import { summaryFromConversation } from '../../bot/handoff/summary-from-conversation.ts'
import { summaryLines } from '../../bot/handoff/summary-lines.ts'
import type { Conversation } from '../../bot/dialogue/conversation.ts'
import { conversation, flowTools, labels, TUESDAY } from './support.ts'

const said = (text: string, outcome: string, language: 'ar' | 'en' | 'de' = 'ar'): Conversation['said'][number] => ({ text, language, at: TUESDAY, outcome })

/** A long conversation in which everything was told that can be. */
const everything = conversation({
  language: 'ar',
  said: [
    said('مرحبا', 'small-talk'), said('هل يمكنني العمل؟', 'answer'), said('Meine Duldung läuft am 15.12.2026 ab', 'no-answer', 'de'), said('لدي أسبوعين فقط للرد', 'choose'), said('delete', 'command', 'en'),
  ],
  shown: [{ article: 'may-i-work', variant: 'duldung', show: 'answer', at: TUESDAY }, { article: 'urgent-article', variant: 'all', show: 'answer', at: TUESDAY }],
  profile: {
    region: { values: ['14713'], how: 'chosen' }, residence_status: { values: ['duldung'], how: 'said' }, german_level: { values: ['B2'], how: 'inferred' },
    recognition_stage: { values: ['full'], how: 'chosen' }, employment: { values: ['employed'], how: 'chosen' }, age: { values: ['adult'], how: 'chosen' },
  },
})

function draftOf(source = everything): SummaryDraft {
  return summaryFromConversation(source, { ...flowTools(), today: '2026-11-24' })
}

describe('a summary', () => {
  it('holds what the conversation tells, how it is known, and in whose words', () => {
    expect(draftOf()).toMatchObject({
      version: 1, language: 'ar', otherLanguages: ['de'], district: '14713', residenceStatus: { values: ['duldung'], how: 'said' }, residenceExpires: '2026-12-15',
      concern: { articles: ['urgent-article', 'may-i-work'], areas: ['work-permit'], phases: [1] },
      questions: [{ text: 'هل يمكنني العمل؟', language: 'ar' }, { text: 'Meine Duldung läuft am 15.12.2026 ab', language: 'de' }, { text: 'لدي أسبوعين فقط للرد', language: 'ar' }],
      open: [{ language: 'de' }, { text: 'لدي أسبوعين فقط للرد' }],
      shown: [{ article: 'may-i-work', version: 'v1', variant: 'duldung', at: TUESDAY }, { article: 'urgent-article' }],
      stations: [2, 3, 4], resources: [{ fact: 'german_level', how: 'inferred' }, { fact: 'employment' }, { fact: 'recognition_stage' }],
      deadlines: [{ rule: 'residence-expiry', actBy: '2026-12-15' }, { rule: 'named-period', from: '2026-11-24', actBy: '2026-12-08' }],
      actBy: '2026-12-08', urgency: { level: 'urgent', reason: 'deadline-near' },
    })
  })

  it('holds no greeting, no command, and nothing of a person who told nothing', () => {
    expect(draftOf().questions.map(({ text }) => text)).not.toContain('مرحبا')
    const nothing = draftOf(conversation({ said: [], shown: [] }))
    expect(summaryLines(nothing, labels('de')).map(({ id }) => id)).toEqual(['language'])
  })

  it('is urgent when an emergency word fell or the topic is urgent', () => {
    expect(draftOf(conversation({ said: [said('he threatens me', 'emergency', 'en')] })).urgency).toEqual({ level: 'emergency', reason: 'emergency-word' })
    expect(draftOf(conversation({ said: [], shown: [{ article: 'urgent-article', variant: 'all', show: 'answer', at: TUESDAY }] })).urgency).toEqual({ level: 'urgent', reason: 'urgent-topic' })
  })

  it('says the same in German and in the person\'s language, line by line, and leaves own words as they are', () => {
    const [german, arabic] = [summaryLines(draftOf(), labels('de')), summaryLines(draftOf(), labels('ar'))]
    expect(german.map(({ id }) => id)).toEqual(arabic.map(({ id }) => id))
    const own = (lines: typeof german) => lines.filter(({ wordsIn }) => wordsIn).map(({ text, wordsIn }) => [text, wordsIn])
    expect(own(german)).toEqual(own(arabic))
    expect(own(german)).toContainEqual(['هل يمكنني العمل؟', 'ar'])
  })

  it('loses every line the person removes, one as well as all, and keeps only the language to answer in', () => {
    const full: SummaryDraft = { ...draftOf(), name: 'Amal', tried: [{ text: 'x', language: 'ar' }], offices: [{ text: 'y', language: 'ar' }], contact: { way: 'phone', value: '+4915123456789', times: ['morning'] } }
    const ids = summaryLines(full, labels('de')).filter(({ removable }) => removable).map(({ id }) => id)
    for (const id of ids) {
      const text = (draft: SummaryDraft) => summaryLines(draft, labels('de')).map((line) => `${line.label} ${line.text}`)
      expect([id, text(removeLine(full, id)).length]).toEqual([id, text(full).length - 1])
    }
    // From the end, because the numbers of lines move up.
    const bare = [...ids].reverse().reduce(removeLine, full)
    expect(summaryLines(bare, labels('de')).map(({ id }) => id)).toEqual(['language'])
    expect(JSON.stringify(bare)).not.toMatch(/Amal|\+49|14713|duldung|may-i-work|العمل|أسبوعين/)
  })

  it('of another version, or with more than the schema names, is not taken for one', () => {
    const whole = { ...draftOf(), consent: { text: '2026-11', language: 'ar', at: TUESDAY } }
    expect(Summary.safeParse(whole).success).toBe(true)
    for (const change of [{ version: 2 }, { extra: 'x' }, { consent: undefined }, { language: 'xx' }]) expect(Summary.safeParse({ ...whole, ...change }).success).toBe(false)
  })

  it('has buttons whose choices the door lets in', () => {
    for (const { id } of summaryLines(draftOf(), labels('de'))) expect(Choice.safeParse({ do: 'handoff', step: 'line', line: id }).success).toBe(true)
  })
})
