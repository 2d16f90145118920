import { chooseVariant } from '../articles/choose-variant.ts'
import type { Article } from '../articles/load-articles.ts'
import type { Turn } from './answer-message.ts'
import { articlePart } from './article-part.ts'
import { askFact } from './ask-fact.ts'
import { button } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { isWithheld } from './freshness.ts'
import { offersFor, offersForNeed } from './offers-for.ts'
import type { Button, Part } from './reply.ts'
import { isEmployer } from './role.ts'

/** The most related questions that are shown. */
const RELATED = 3

/** Related questions as buttons. */
export function related(dialogue: Dialogue, article: Article): Button[] {
  return article.facts.see_also.filter((id) => dialogue.knowledge.articles.has(id)).slice(0, RELATED).map(button.article)
}

/** Phases 2 to 5 are another office's work: the answer adds who does it and the offers that fit. */
function offerParts(dialogue: Dialogue, conversation: Conversation, article: Article): Part[] {
  const refers = article.facts.depth !== 'full' || article.facts.phases.some((phase) => phase > 1) || article.facts.area === 'counselling'
  const employer = isEmployer(conversation)
  const offers = employer ? offersForNeed(dialogue, conversation, dialogue.knowledge.help.needs['hiring']!).fits : refers ? offersFor(dialogue, conversation, article) : []
  const phase = Math.max(...article.facts.phases)
  return [
    ...(phase > 1 ? [{ kind: 'phase', phase } as const] : []),
    ...(offers.length > 0 ? [{ kind: 'phrase', key: employer ? 'offers.for-employers' : 'offers.fitting' } as const, { kind: 'offers', offers, role: employer ? 'employer' : 'person' } as const] : []),
    ...(offers.length > 0 && !conversation.profile.region ? [{ kind: 'phrase', key: 'offers.where' } as const] : []),
  ]
}

/** Where the answer proposes offers, the place decides which. */
function placeButton({ profile }: Conversation, { facts }: Article): Button[] {
  const asks = !profile.region && (facts.depth !== 'full' || facts.area === 'counselling')
  return asks ? [button.tellPlace] : []
}

/** An article for employers is also read by those who work: who asks decides which offers fit. */
function asksRole({ profile }: Conversation, { facts }: Article): boolean {
  return !profile['role'] && facts.audience.every((reader) => reader === 'employer')
}

/** The answer of an article: the variant that fits, or first the one fact it depends on. */
export function answerWith(dialogue: Dialogue, conversation: Conversation, id: string): Turn {
  const article = dialogue.knowledge.articles.get(id)!
  const variant = chooseVariant(article.facts, conversation.profile)
  // The facts of an article are those of the person who is to work, whom an employer asks about.
  const asks = 'ask' in variant && !isEmployer(conversation) && !isWithheld(article.facts, dialogue.now())
  return asks ? askFact(dialogue, conversation, article, variant.ask) : answerAsFarAsKnown(dialogue, conversation, id)
}

/** The same without asking: for someone who does not want to say more. */
export function answerAsFarAsKnown(dialogue: Dialogue, conversation: Conversation, id: string): Turn {
  const article = dialogue.knowledge.articles.get(id)!
  if (isWithheld(article.facts, dialogue.now())) return withheld(dialogue, conversation, article)
  const { asked: _answered, seeking: _sought, ...rest } = conversation
  return {
    conversation: rest,
    reply: {
      language: conversation.language, outcome: 'answer',
      parts: [
        articlePart(dialogue.knowledge, conversation, id, 'answer'),
        ...offerParts(dialogue, conversation, article),
        ...(article.facts.urgent === 'none' ? [] : [{ kind: 'phrase', key: 'answer.urgent' } as const]),
        ...(asksRole(conversation, article) ? [{ kind: 'phrase', key: 'offers.are-you-employer' } as const] : []),
      ],
      buttons: [button.details(id), ...(asksRole(conversation, article) ? [button.value('role', 'employer')] : []), ...placeButton(conversation, article), ...related(dialogue, article), button.notHelpful(id), button.human],
    },
  }
}

function withheld(dialogue: Dialogue, conversation: Conversation, article: Article): Turn {
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'no-answer',
      parts: [{ kind: 'phrase', key: 'answer.withheld' }, { kind: 'offers', offers: offersFor(dialogue, conversation, article) }],
      buttons: [button.human, button.topics],
    },
  }
}
