import { valuesThatMatter } from '../articles/choose-variant.ts'
import type { Article } from '../articles/load-articles.ts'
import { valueIds } from '../articles/vocabulary.ts'
import { UNKNOWN, WITHHELD } from '../offers/profile.ts'
import type { Turn } from './answer-message.ts'
import { articlePart } from './article-part.ts'
import { button } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import type { Knowledge } from './knowledge.ts'
import type { Button, Part } from './reply.ts'

/** Values shown at once; the others follow on "more". */
const VALUES_AT_ONCE = 7

/** The values of a fact that this article tells apart, the common ones first; numbers as the lower ends of ranges. */
function valuesToOffer({ vocabulary }: Knowledge, article: Article, fact: string): string[] {
  const { ids, bounds } = valuesThatMatter(article.facts, fact)
  if (bounds.length > 0) return ['0', ...bounds.map(String)]
  const order = valueIds(vocabulary, fact)
  const offered = order.filter((id) => ids.includes(id))
  // Someone to whom no case applies must be able to say so.
  return vocabulary.facts[fact]?.kind === 'country' ? [...offered, 'another'] : offered
}

/** One page of value buttons, with the way to the others and the two ways not to answer. */
export function valueButtons(knowledge: Knowledge, article: Article, fact: string, page: number): Button[] {
  const values = valuesToOffer(knowledge, article, fact)
  const start = page * VALUES_AT_ONCE
  const rest = values.length > start + VALUES_AT_ONCE
  const shortest = valuesThatMatter(article.facts, fact).bounds[0]
  return [
    ...values.slice(start, start + VALUES_AT_ONCE).map((value) => button.value(fact, value, value === '0' ? shortest : undefined)),
    ...(rest ? [button.moreValues(fact, page + 1)] : []),
    button.value(fact, UNKNOWN),
    button.value(fact, WITHHELD),
  ]
}

/** Asks the one fact the answer depends on. What holds for everybody is said first; in an urgent matter all of it. */
export function askFact({ knowledge }: Dialogue, conversation: Conversation, article: Article, fact: string): Turn {
  const show = article.facts.urgent === 'none' ? 'short' : 'answer'
  const parts: Part[] = [articlePart(knowledge, conversation, article.id, show), { kind: 'phrase', key: 'ask-fact.intro' }, { kind: 'question', fact }]
  return {
    conversation: { ...conversation, asked: { fact, article: article.id } },
    reply: {
      language: conversation.language, outcome: 'ask-fact', parts,
      buttons: [...valueButtons(knowledge, article, fact, 0), ...(article.facts.urgent === 'none' ? [] : [button.human])],
    },
  }
}
