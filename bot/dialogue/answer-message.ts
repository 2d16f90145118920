import type { Conversation } from './conversation.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { Reply } from './reply.ts'
import { cleanText } from './incoming-message.ts'
import { followChoice } from './choices.ts'
import { chooseLanguageOf } from './conversation-language.ts'
import { decide } from './decide.ts'
import { decideByMeaning } from './decide-by-meaning.ts'
import { emergencyReply, findEmergency } from './emergency.ts'
import { answerEmployer } from './employer.ts'
import { explainTerm } from './explain-term.ts'
import { findCommand, obey } from './commands.ts'
import { goOn } from './go-on.ts'
import { learnFacts, pendingFactFrom } from './learn-facts.ts'
import { newConversation, remember } from './conversations.ts'
import { replyToDecision } from './reply-to-decision.ts'
import { answerWith } from './answer-with.ts'
import { answerOffers, placeTold } from './seek-offers.ts'
import { findSmallTalk, smallTalkReply } from './small-talk.ts'
import { replyInTheirLanguages } from './two-languages.ts'
import type { Dialogue } from './dialogue.ts'

/** A conversation after a turn, and what is said. */
export interface Turn {
  conversation: Conversation
  reply: Reply
  /** Set when the person had everything deleted: of this turn, too, nothing is kept. */
  forget?: true
}

/** One message in, one reply out. Stations 1 and 10; nothing is kept when the turn fails. */
export async function answerMessage(dialogue: Dialogue, message: IncomingMessage): Promise<Reply> {
  const cleaned = { ...message, text: cleanText(message.text) }
  const conversation = (await dialogue.conversations.load(message.conversation)) ?? newConversation(message.conversation)
  const taken = await takeTurn(dialogue, conversation, cleaned)
  const turn = { ...taken, reply: replyInTheirLanguages(taken, conversation) }
  const { conversations, now } = dialogue
  await (turn.forget ? conversations.remove(conversation.id) : conversations.save(remember(turn, cleaned, now())))
  return turn.reply
}

/** Stations 2 to 9, in the order of design: each may end the turn. */
async function takeTurn(dialogue: Dialogue, before: Conversation, message: IncomingMessage): Promise<Turn> {
  const spoken = chooseLanguageOf(dialogue, before, message)
  const emergency = findEmergency(dialogue.knowledge, spoken.language, message.text)
  if (emergency) return emergencyReply(dialogue, await dialogue.handoff.markUrgent(spoken, message), emergency)
  const command = findCommand(dialogue.knowledge, spoken, message)
  if (command) return obey(dialogue, spoken, command)
  const relayed = await dialogue.handoff.relay(spoken, message)
  if (relayed) return relayed
  if (message.choice) return followChoice(dialogue, spoken, message.choice)
  const smallTalk = findSmallTalk(dialogue.knowledge, spoken.language, message.text)
  if (smallTalk) return smallTalkReply(spoken, smallTalk)
  const told = pendingFactFrom(dialogue.knowledge, spoken, message.text)
  if (told) return answerWith(dialogue, told.conversation, told.article)
  const placed = placeTold(dialogue, before, spoken, message.text)
  if (placed) return placed
  const term = explainTerm(dialogue.knowledge, spoken, message.text)
  const conversation = learnFacts(dialogue.knowledge, spoken, message.text)
  const findings = await dialogue.search(message.text, conversation.language)
  const foreign = !term && conversation.languageReason === 'not-offered'
  const decision = foreign ? decideByMeaning(findings, dialogue.knowledge.articles) : decide(findings, dialogue.knowledge.articles, term, conversation.language)
  return answerEmployer(dialogue, conversation, message.text, decision)
    ?? answerOffers(dialogue, conversation, message.text, decision)
    ?? goOn(dialogue, conversation, message.text, findings, decision)
    ?? replyToDecision(dialogue, conversation, decision)
}
