import { PLACE, ROLE, withFact } from '../offers/profile.ts'
import { words } from '../retrieval/tokens.ts'
import type { Turn } from './answer-message.ts'
import { type AskedHelp, askedHelp } from './asked-help.ts'
import { answerAsFarAsKnown } from './answer-with.ts'
import type { Conversation, Seeking } from './conversation.ts'
import type { Decision } from './decide.ts'
import type { Dialogue } from './dialogue.ts'
import { placeMatters } from './offers-for.ts'
import { placeIn } from './place-in.ts'
import { askFor, tellOffers, topicsSought } from './sought-offers.ts'

/** The need of those who look for advice as such, and the one of employers. */
const ADVICE = 'advice'
const HIRING = 'hiring'
/** A message that only names a place answers our question for it. */
const WORDS_OF_A_PLACE = 6
/** A place alone, unasked. */
const WORDS_OF_A_BARE_PLACE = 3

/** What is sought, from the message and from what the search found; undefined when the message is a question for the articles. */
function seekingFrom({ knowledge }: Dialogue, asked: AskedHelp, decision: Decision, text: string): Seeking | undefined {
  const found = { ...(decision.do === 'answer' ? { article: decision.article } : {}), choices: decision.do === 'choose' ? decision.articles : [] }
  if (asked.needs.length > 0 || asked.named.length > 0) return { needs: asked.needs, named: asked.named, ...found }
  if (!asked.place) return undefined
  if (found.article) return { needs: knowledge.articles.get(found.article)!.facts.area === 'counselling' ? [ADVICE] : [], named: [], ...found }
  return words(text).length <= WORDS_OF_A_PLACE ? { needs: [ADVICE], named: [], ...found } : undefined
}

/** "Where can I get help with X in Y", answered from the directory; undefined when the message asks something else. */
export function answerOffers(dialogue: Dialogue, conversation: Conversation, text: string, decision: Decision): Turn | undefined {
  const asked = decision.do === 'explain' ? undefined : askedHelp(dialogue.knowledge, conversation.language, text)
  const seeking = asked && seekingFrom(dialogue, asked, decision, text)
  if (!seeking) return undefined
  const profile = asked.place ? withFact(conversation.profile, PLACE, [asked.place], 'said') : conversation.profile
  return seekOffers(dialogue, { ...conversation, profile }, seeking)
}

/** A place that is told in words while we wait for it, or alone after an answer whose offers depend on it. The name of a place is in no language: the conversation keeps its own. */
export function placeTold(dialogue: Dialogue, before: Conversation, spoken: Conversation, text: string): Turn | undefined {
  const { language, languageReason } = before.said.length > 0 ? before : spoken
  const conversation = { ...spoken, language, languageReason }
  const length = words(text).length
  const place = length <= WORDS_OF_A_PLACE ? placeIn(dialogue.knowledge.vocabulary, conversation.language, text) : undefined
  if (!place || askedHelp(dialogue.knowledge, conversation.language, text)) return undefined
  const told = { ...conversation, profile: withFact(conversation.profile, PLACE, [place], 'said') }
  if (conversation.seeking) return seekOffers(dialogue, told, conversation.seeking)
  const last = length <= WORDS_OF_A_BARE_PLACE ? conversation.shown.at(-1)?.article : undefined
  return last && dialogue.knowledge.articles.has(last) ? answerAsFarAsKnown(dialogue, told, last) : undefined
}

/** What is sought, without what an editor took away since it was asked. */
function stillThere({ knowledge: { help, offers, articles } }: Dialogue, { needs, named, article, choices }: Seeking): Seeking {
  return {
    needs: needs.filter((need) => help.needs[need]), named: named.filter((id) => offers.byId.has(id)), choices: choices.filter((id) => articles.has(id)),
    ...(article && articles.has(article) ? { article } : {}),
  }
}

/** Asks the one fact the offers depend on, or names them. */
export function seekOffers(dialogue: Dialogue, before: Conversation, asked: Seeking): Turn {
  const seeking = stillThere(dialogue, asked)
  const { asked: _answered, ...rest } = before
  const conversation = { ...rest, seeking }
  const topics = topicsSought(dialogue, seeking)
  if (seeking.needs.includes(HIRING) && !conversation.profile[ROLE]) return askFor(dialogue, conversation, seeking, ROLE)
  return seeking.choices.length === 0 && placeMatters(dialogue, conversation, topics)
    ? askFor(dialogue, conversation, seeking, PLACE)
    : tellOffers(dialogue, conversation, seeking, topics)
}
