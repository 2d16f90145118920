import { jest } from '@jest/globals'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import type { Choice } from '../../bot/dialogue/choice.ts'
import { conversationsInMemory, newConversation } from '../../bot/dialogue/conversations.ts'
import { counsellingInstead } from '../../bot/dialogue/counselling-instead.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { createDetector } from '../../bot/language/detect.ts'
import { PATHS } from '../../bot/paths.ts'

const now = { at: new Date('2026-11-24T10:00:00Z') }
const dialogue: Dialogue = {
  knowledge: loadKnowledge(PATHS.knowledge).knowledge, conversations: conversationsInMemory(() => now.at),
  detect: createDetector(() => new Map([['de', 1]])), handoff: counsellingInstead(() => dialogue), now: () => now.at,
  search: async () => { throw new Error('these messages are answered without searching') },
}
const press = (choice: Choice, conversation = 'one') => answerMessage(dialogue, { conversation, channel: 'web', text: '', locale: 'de', choice })

describe('a button', () => {
  it.each<Choice>([
    { do: 'show-article', article: 'gone' }, { do: 'show-details', article: 'gone' }, { do: 'tell-fact', fact: 'gone', value: 'x' },
    { do: 'tell-fact', fact: 'residence_status', value: 'gone' }, { do: 'tell-fact', fact: 'age', value: 'old' }, { do: 'more-values', fact: 'gone', page: 9 },
    { do: 'show-area', area: 'gone' }, { do: 'command', command: 'constructor' }, { do: 'handoff', step: 'gone' }, { do: 'set-language', language: 'gone' },
  ])('of an older page gets a polite way on: %j', async (choice) => {
    expect(await press(choice)).toMatchObject({ outcome: 'error', parts: [{ kind: 'phrase', key: 'choice.outdated' }] })
  })

  it('for an urgent article says everything that holds before it asks', async () => {
    const { outcome, parts } = await press({ do: 'show-article', article: 'dismissal' }, 'urgent')
    expect([outcome, parts[0]]).toMatchObject(['ask-fact', { kind: 'article', article: 'dismissal', show: 'answer' }])
  })
})

describe('an article past its review date', () => {
  afterEach(() => { now.at = new Date('2026-11-24T10:00:00Z') })
  it.each<Choice>([{ do: 'show-article', article: 'crisis-health' }, { do: 'show-details', article: 'crisis-health' }])('is withheld 90 days later, and the offers are shown instead: %j', async (choice) => {
    now.at = new Date('2027-12-01T10:00:00Z')
    expect(await press(choice, 'late')).toMatchObject({ outcome: 'no-answer', parts: [{ key: 'answer.withheld' }, { kind: 'offers' }] })
  })

  it('is withheld from someone who does not want to say more, too', async () => {
    now.at = new Date('2027-12-01T10:00:00Z')
    await dialogue.conversations.save({ ...newConversation('later'), asked: { fact: 'residence_status', article: 'dismissal' } })
    expect(await press({ do: 'tell-fact', fact: 'residence_status', value: 'withheld' }, 'later')).toMatchObject({ outcome: 'no-answer', parts: [{ key: 'answer.withheld' }, { kind: 'offers' }] })
  })
})

describe('a conversation', () => {
  it('is forgotten after thirty idle minutes', async () => {
    await dialogue.conversations.save(newConversation('idle'))
    now.at = new Date(now.at.getTime() + 29 * 60_000)
    expect(await dialogue.conversations.load('idle')).toBeDefined()
    now.at = new Date(now.at.getTime() + 2 * 60_000)
    expect(await dialogue.conversations.load('idle')).toBeUndefined()
  })

  it('is forgotten though nobody else comes', async () => {
    jest.useFakeTimers()
    const clock = { at: new Date('2026-11-24T10:00:00Z') }
    const conversations = conversationsInMemory(() => clock.at)
    await conversations.save(newConversation('last'))
    clock.at = new Date('2026-11-24T10:31:00Z')
    jest.advanceTimersByTime(31 * 60_000)
    jest.useRealTimers()
    // Asked as of ten o'clock, so that it is not the asking that forgets.
    clock.at = new Date('2026-11-24T10:00:00Z')
    expect(await conversations.load('last')).toBeUndefined()
  })

  it('takes an answer for a new question when the article that waited for it is gone', async () => {
    await dialogue.conversations.save({ ...newConversation('edited'), asked: { fact: 'age', article: 'gone' } })
    await expect(answerMessage(dialogue, { conversation: 'edited', channel: 'web', text: '17', locale: 'de' })).rejects.toThrow('answered without searching')
  })
})

describe('an emergency', () => {
  it('is answered with its numbers though a fault left out the article and one of the offers', async () => {
    const { knowledge } = dialogue
    const { article, offers: [first, ...others] } = knowledge.emergencies['suicide']!
    const broken = { ...dialogue, knowledge: {
      ...knowledge, articles: new Map([...knowledge.articles].filter(([id]) => id !== article)),
      offers: { ...knowledge.offers, byId: new Map([...knowledge.offers.byId].filter(([id]) => id !== first)) },
    } }
    const { outcome, parts } = await answerMessage(broken, { conversation: 'danger', channel: 'web', text: 'ich will sterben', locale: 'de' })
    expect(outcome).toBe('emergency')
    expect(parts.slice(1)).toEqual([{ kind: 'offers', offers: others.map((offer) => ({ offer, reasons: [], ask: [] })) }])
  })
})
