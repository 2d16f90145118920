import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import type { Choice } from '../../bot/dialogue/choice.ts'
import { conversationsInMemory } from '../../bot/dialogue/conversations.ts'
import { counsellingInstead } from '../../bot/dialogue/counselling-instead.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { renderReply } from '../../bot/dialogue/render-reply.ts'
import type { Reply } from '../../bot/dialogue/reply.ts'
import type { Language } from '../../bot/language/languages.ts'
import { createPhrases, readPhraseTables } from '../../bot/language/phrases.ts'
import { PATHS } from '../../bot/paths.ts'
import type { Findings } from '../../bot/retrieval/search.ts'

/** What the search is to find: an article and how sure of it, or nothing. */
export interface Found {
  article?: string
  others?: readonly string[]
  confidence?: number
}

/** The dialogue with the real knowledge, and a search that finds what the test says. */
export function smallDialogue({ now = () => new Date('2026-11-24T10:00:00Z') }: { now?: () => Date } = {}) {
  const found: { next: Found } = { next: {} }
  const findings = (): Findings => {
    const { article, others = [], confidence = article ? 0.99 : 0 } = found.next
    return { ranking: [...(article ? [article] : []), ...others].map((id) => ({ article: id, score: 3, probability: 0.3, legs: {} as never })), confidence, answerable: article ? 1 : 0, features: {} as never }
  }
  const dialogue: Dialogue = {
    knowledge: loadKnowledge(PATHS.knowledge).knowledge, conversations: conversationsInMemory(now),
    detect: () => new Map(), search: async () => findings(), handoff: counsellingInstead(() => dialogue), now,
  }
  const context = { knowledge: dialogue.knowledge, phrase: createPhrases(readPhraseTables(PATHS.locales)), toHtml: (text: string) => text, now }
  /** One message or pressed button, in the language of the page. */
  async function say(conversation: string, language: Language, said: string | Choice, finds: Found = {}): Promise<Reply & { markdown: string; offers: string[] }> {
    found.next = finds
    const message = typeof said === 'string' ? { text: said } : { text: '', choice: said }
    const reply = await answerMessage(dialogue, { conversation, channel: 'web', locale: language, ...message })
    const offers = reply.parts.flatMap((part) => (part.kind === 'offers' ? part.offers.map(({ offer }) => offer) : []))
    return { ...reply, markdown: renderReply(context, reply).markdown, offers }
  }
  return { dialogue, say }
}
