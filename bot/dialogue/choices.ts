import { AREAS } from '../articles/article-schema.ts'
import { groupsOfCountry, valueIds } from '../articles/vocabulary.ts'
import { PLACE, ROLE, UNKNOWN, WITHHELD, withFact } from '../offers/profile.ts'
import type { Turn } from './answer-message.ts'
import { answerAsFarAsKnown, answerWith } from './answer-with.ts'
import { articlePart } from './article-part.ts'
import { valueButtons } from './ask-fact.ts'
import { button } from './buttons.ts'
import type { Choice } from './choice.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { isWithheld } from './freshness.ts'
import type { Knowledge } from './knowledge.ts'
import { noAnswer } from './no-answer.ts'
import { seekOffers } from './seek-offers.ts'

function outdated(dialogue: Dialogue, conversation: Conversation): Turn {
  return {
    conversation,
    reply: { language: conversation.language, outcome: 'error', parts: [{ kind: 'phrase', key: 'choice.outdated' }], buttons: [button.topics, button.human] },
  }
}

function isValue({ vocabulary }: Knowledge, fact: string, value: string): boolean {
  if (!Object.hasOwn(vocabulary.facts, fact)) return false
  const kind = vocabulary.facts[fact]!
  if (value === UNKNOWN || value === WITHHELD) return true
  return 'values' in kind ? Object.hasOwn(kind.values, value) || (kind.kind === 'country' && value === 'another') : /^\d{1,3}$/.test(value)
}

function tellFact(dialogue: Dialogue, conversation: Conversation, fact: string, value: string): Turn {
  if (!isValue(dialogue.knowledge, fact, value)) return outdated(dialogue, conversation)
  const values = value === 'another' ? groupsOfCountry(dialogue.knowledge.vocabulary, fact, '') : [value]
  const told = { ...conversation, profile: withFact(conversation.profile, fact, values, 'chosen') }
  if (conversation.seeking && !conversation.asked && (fact === PLACE || fact === ROLE)) return seekOffers(dialogue, told, conversation.seeking)
  const waiting = conversation.asked?.article ?? conversation.shown.at(-1)?.article
  if (waiting && dialogue.knowledge.articles.has(waiting)) return value === WITHHELD ? answerAsFarAsKnown(dialogue, told, waiting) : answerWith(dialogue, told, waiting)
  return { conversation: told, reply: { language: told.language, outcome: 'command', parts: [{ kind: 'phrase', key: 'fact.noted' }], buttons: [button.topics, button.human] } }
}

function moreValues(dialogue: Dialogue, conversation: Conversation, fact: string, page: number): Turn {
  const waiting = conversation.asked?.fact === fact ? dialogue.knowledge.articles.get(conversation.asked.article) : undefined
  const values = valueIds(dialogue.knowledge.vocabulary, fact)
  if (!waiting && values.length === 0) return outdated(dialogue, conversation)
  const buttons = waiting ? valueButtons(dialogue.knowledge, waiting, fact, page) : [...values.map((value) => button.value(fact, value)), button.value(fact, WITHHELD)]
  return { conversation, reply: { language: conversation.language, outcome: 'ask-fact', parts: [{ kind: 'question', fact }], buttons } }
}

function showArea({ knowledge }: Dialogue, conversation: Conversation, area: string): Turn {
  const articles = [...knowledge.articles.values()].filter(({ facts }) => facts.area === area)
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'command', parts: [{ kind: 'phrase', key: 'topics.choose-question' }],
      buttons: [...articles.map(({ id }) => button.article(id)), button.topics],
    },
  }
}

function notHelpful(dialogue: Dialogue, conversation: Conversation): Turn {
  return noAnswer(dialogue, { ...conversation, failures: conversation.failures + 1 }, 'no-answer.not-helpful')
}

/** What a button leads to. A button of an older page or a forged value gets a polite way on. */
export function followChoice(dialogue: Dialogue, conversation: Conversation, choice: Choice): Turn {
  const { articles } = dialogue.knowledge
  switch (choice.do) {
    case 'show-article':
      return articles.has(choice.article) ? answerWith(dialogue, conversation, choice.article) : outdated(dialogue, conversation)
    case 'show-details': {
      const article = articles.get(choice.article)
      if (!article) return outdated(dialogue, conversation)
      if (isWithheld(article.facts, dialogue.now())) return answerWith(dialogue, conversation, choice.article)
      const parts = [articlePart(dialogue.knowledge, conversation, choice.article, 'details')]
      return { conversation, reply: { language: conversation.language, outcome: 'answer', parts, buttons: [button.notHelpful(choice.article), button.human] } }
    }
    case 'tell-fact': return tellFact(dialogue, conversation, choice.fact, choice.value)
    case 'more-values': return moreValues(dialogue, conversation, choice.fact, choice.page)
    case 'show-area': return (AREAS as readonly string[]).includes(choice.area) ? showArea(dialogue, conversation, choice.area) : outdated(dialogue, conversation)
    case 'not-helpful': return notHelpful(dialogue, conversation)
    case 'none-of-these': return noAnswer(dialogue, conversation, 'no-answer.none-of-these')
    // Steps of the hand-off were taken at station 5; what comes here belongs to one that is over.
    case 'command': case 'set-language': case 'handoff': return outdated(dialogue, conversation)
  }
}
