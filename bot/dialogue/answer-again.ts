import type { Turn } from './answer-message.ts'
import { answerWith, related } from './answer-with.ts'
import { articlePart } from './article-part.ts'
import { button } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { isWithheld } from './freshness.ts'
import type { Part } from './reply.ts'

/**
 * A message that goes on with an article: what the person has not read of it yet. That is another case when a new fact
 * leads to it, then the details, and when those were shown too, a plain word that there is no more, and a person.
 */
export function answerAgain(dialogue: Dialogue, conversation: Conversation, id: string): Turn {
  const article = dialogue.knowledge.articles.get(id)!
  const details = articlePart(dialogue.knowledge, conversation, id, 'details')
  const seen = conversation.shown.filter((shown) => shown.article === id && 'variant' in details && shown.variant === details.variant)
  if (seen.length === 0 || isWithheld(article.facts, dialogue.now())) return answerWith(dialogue, conversation, id)
  const exhausted = seen.some(({ show }) => show === 'details')
  const parts: Part[] = exhausted ? [{ kind: 'phrase', key: 'follow-up.nothing-more' }, articlePart(dialogue.knowledge, conversation, id, 'answer')] : [{ kind: 'phrase', key: 'follow-up.more' }, details]
  const others = related(dialogue, article)
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'answer', parts,
      buttons: [...(exhausted ? [button.human, ...others] : others), button.notHelpful(id), ...(exhausted ? [] : [button.human])],
    },
  }
}
