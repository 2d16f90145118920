import type { Findings } from '../retrieval/search.ts'
import { answerAgain } from './answer-again.ts'
import type { Turn } from './answer-message.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decide.ts'
import type { Dialogue } from './dialogue.ts'
import { followUp } from './follow-up.ts'
import { replyToDecision } from './reply-to-decision.ts'

/** The turn of a message that goes on with the article shown last; undefined when it does not, asks the meaning of a word, or is in a language we do not read. */
export function goOn(dialogue: Dialogue, conversation: Conversation, text: string, findings: Findings, alone: Decision): Turn | undefined {
  if (alone.do === 'explain' || conversation.languageReason === 'not-offered') return undefined
  const found = followUp(dialogue.knowledge, conversation, text, findings, alone)
  if (found?.do === 'again') return answerAgain(dialogue, conversation, found.article)
  return found && replyToDecision(dialogue, conversation, found)
}
