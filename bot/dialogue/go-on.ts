import type { Findings } from '../retrieval/search.ts'
import { answerAgain } from './answer-again.ts'
import type { Turn } from './answer-message.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decide.ts'
import type { Dialogue } from './dialogue.ts'
import { followUp } from './follow-up.ts'
import { replyToDecision } from './reply-to-decision.ts'

/** The turn of a message that goes on with the article shown last; undefined when it does not, or asks the meaning of a word. */
export function goOn(dialogue: Dialogue, conversation: Conversation, text: string, findings: Findings, alone: Decision): Turn | undefined {
  if (alone.do === 'explain') return undefined
  const found = followUp(dialogue.knowledge, conversation, text, findings, alone)
  if (found?.do === 'again') return answerAgain(dialogue, conversation, found.article)
  return found && replyToDecision(dialogue, conversation, found)
}
