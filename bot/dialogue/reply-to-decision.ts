import type { Turn } from './answer-message.ts'
import { answerWith } from './answer-with.ts'
import { button } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decide.ts'
import type { Dialogue } from './dialogue.ts'
import { noAnswer } from './no-answer.ts'

function choose(conversation: Conversation, articles: readonly string[]): Turn {
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'choose', parts: [{ kind: 'phrase', key: 'choose.intro' }],
      buttons: [...articles.map(button.article), button.noneOfThese, button.human],
    },
  }
}

function explain({ knowledge }: Dialogue, conversation: Conversation, term: string): Turn {
  const articles = [...knowledge.articles.values()].filter(({ texts }) => texts.de?.title.toLowerCase().includes(knowledge.glossary.get(term)!.term.toLowerCase()))
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'answer', parts: [{ kind: 'term', term }],
      buttons: [...articles.slice(0, 3).map(({ id }) => button.article(id)), button.topics, button.human],
    },
  }
}

/** Station 9: a decision becomes a reply. */
export function replyToDecision(dialogue: Dialogue, conversation: Conversation, decision: Decision): Turn {
  switch (decision.do) {
    case 'answer': return answerWith(dialogue, conversation, decision.article)
    case 'choose': return choose(conversation, decision.articles)
    case 'explain': return explain(dialogue, conversation, decision.term)
    case 'no-answer': return noAnswer(dialogue, conversation, 'no-answer.intro')
  }
}
