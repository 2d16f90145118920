import type { Decision } from '../../bot/dialogue/decide.ts'
import { newConversation } from '../../bot/dialogue/conversations.ts'
import type { Conversation } from '../../bot/dialogue/conversation.ts'
import { followUp } from '../../bot/dialogue/follow-up.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { answerAgain } from '../../bot/dialogue/answer-again.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import { remember } from '../../bot/dialogue/conversations.ts'
import type { Language } from '../../bot/language/languages.ts'
import { PATHS } from '../../bot/paths.ts'
import type { Findings } from '../../bot/retrieval/search.ts'

const { knowledge } = loadKnowledge(PATHS.knowledge)
const now = () => new Date('2026-11-24T10:00:00Z')
const dialogue = { knowledge, now } as Dialogue

const after = (language: Language, article?: string): Conversation => ({
  ...newConversation('story'), language, shown: article ? [{ article, variant: 'none', show: 'answer', at: now().toISOString() }] : [],
})

/** What a search finds for a message that says little: many articles alike, and `first` a little ahead. */
function findings(first: string, lead: number, overNothing: number): Findings {
  const others = ['blue-card', 'naturalisation', 'dismissal', 'integration-course'].filter((id) => id !== first)
  const ranking = [first, ...others].map((article, place) => ({ article, score: 2 + (place === 0 ? lead : 0) }))
  return { ranking, confidence: 0.1, features: { overNothing } } as unknown as Findings
}

const alone: Decision = { do: 'choose', articles: ['dismissal', 'naturalisation'] }

describe('a message after an answer', () => {
  it.each<[Language, string]>([
    ['de', 'Und meine Frau?'], ['en', 'how long does it take'], ['de', 'wo?'], ['ar', 'وزوجتي؟'], ['fa', 'چقدر طول می‌کشد؟'], ['tr', 'Peki ya eşim?'],
    ['ru', 'А моя жена?'], ['uk', 'А скільки це коштує?'], ['fr', 'Et ma femme ?'], ['es', '¿Y mi esposa?'], ['pl', 'A moja żona?'], ['ro', 'Și soția mea?'], ['vi', 'Còn vợ em thì sao?'],
  ])('is about the article shown last when it is elliptic: %s %s', (language, text) => {
    expect(followUp(knowledge, after(language, 'blue-card'), text, findings('dismissal', 0.5, 1), alone)).toEqual({ do: 'again', article: 'blue-card' })
  })

  it('is a change of subject when it finds another article by itself', () => {
    const text = 'Andere Frage: Mein Chef hat mich heute rausgeworfen, was soll ich tun?'
    expect(followUp(knowledge, after('de', 'blue-card'), text, findings('dismissal', 3, 4), { do: 'answer', article: 'dismissal' })).toBeUndefined()
  })

  it('leaves the last article among the choices when it may be either', () => {
    const found = followUp(knowledge, after('de', 'blue-card'), 'Wie lange muss man dafür in Deutschland leben?', findings('naturalisation', 1.5, 2), alone)
    expect(found).toEqual({ do: 'choose', articles: ['blue-card', 'naturalisation', 'dismissal'] })
  })

  it('stands alone when nothing was shown yet', () => {
    expect(followUp(knowledge, after('de'), 'Und meine Frau?', findings('dismissal', 0.5, 1), alone)).toBeUndefined()
  })
})

describe('an article that is asked about again', () => {
  const shows = (conversation: Conversation) => {
    const turn = answerAgain(dialogue, conversation, 'blue-card')
    return { shown: turn.reply.parts.map((part) => (part.kind === 'article' ? part.show : part.kind === 'phrase' ? part.key : part.kind)), next: remember(turn, { conversation: 'story', channel: 'web', text: '' }, now()) }
  }

  it('says its answer, then its details, then that there is no more and who else can help', () => {
    const told = { ...after('en'), profile: { residence_status: { values: ['blue_card'], how: 'said' as const } } }
    const first = shows(told)
    const second = shows(first.next)
    const third = shows(second.next)
    expect(first.shown).toContain('answer')
    expect(second.shown).toEqual(['follow-up.more', 'details'])
    expect(third.shown).toEqual(['follow-up.nothing-more', 'answer'])
    expect(answerAgain(dialogue, second.next, 'blue-card').reply.buttons[0]!.choice).toEqual({ do: 'command', command: 'human' })
  })
})
