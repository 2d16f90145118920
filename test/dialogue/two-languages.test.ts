import { newConversation } from '../../bot/dialogue/conversations.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { renderReply } from '../../bot/dialogue/render-reply.ts'
import type { Reply } from '../../bot/dialogue/reply.ts'
import { replyInTheirLanguages } from '../../bot/dialogue/two-languages.ts'
import { createPhrases, readPhraseTables } from '../../bot/language/phrases.ts'
import { PATHS } from '../../bot/paths.ts'

const { knowledge } = loadKnowledge(PATHS.knowledge)
const context = { knowledge, phrase: createPhrases(readPhraseTables(PATHS.locales)), toHtml: (text: string) => text, now: () => new Date('2026-11-24T10:00:00Z') }
const before = newConversation('story')
const inItalian = { ...before, language: 'en' as const, languageReason: 'not-offered' as const }
const answer: Reply = {
  language: 'en', outcome: 'answer', buttons: [{ label: { kind: 'article', article: 'naturalisation' }, choice: { do: 'show-article', article: 'naturalisation' } }],
  parts: [{ kind: 'article', article: 'blue-card', language: 'en', variant: '', because: [], show: 'short' }],
}
const titleIn = (language: 'de' | 'en', article: string): string => knowledge.articles.get(article)!.texts[language]!.title

describe('an answer to someone whose language we do not offer', () => {
  const reply = replyInTheirLanguages({ conversation: inItalian, reply: answer }, before)
  const rendered = renderReply(context, reply)

  it('stands there in English and in German, text and buttons', () => {
    expect(rendered.markdown).toContain(titleIn('en', 'blue-card'))
    expect(rendered.markdown).toContain(titleIn('de', 'blue-card'))
    expect(rendered.buttons[0]!.title).toBe(`${titleIn('en', 'naturalisation')} / ${titleIn('de', 'naturalisation')}`)
  })
  it('says so in both, and offers the list of languages', () => {
    expect(rendered.markdown).toContain(context.phrase('en', 'language.not-offered'))
    expect(rendered.markdown).toContain(context.phrase('de', 'language.not-offered'))
    expect(rendered.buttons.map(({ choice }) => choice)).toContainEqual({ do: 'command', command: 'language' })
  })
  it('says so once, not with every message', () => {
    const { markdown } = renderReply(context, replyInTheirLanguages({ conversation: inItalian, reply: answer }, inItalian))
    expect(markdown).not.toContain(context.phrase('en', 'language.not-offered'))
    expect(markdown).toContain(titleIn('de', 'blue-card'))
  })
  it('is in one language for everybody else', () => {
    expect(replyInTheirLanguages({ conversation: { ...before, language: 'en', languageReason: 'detected' }, reply: answer }, before)).toEqual(answer)
  })
})
