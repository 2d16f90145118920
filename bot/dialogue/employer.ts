import { PLACE, ROLE, withFact } from '../offers/profile.ts'
import { words } from '../retrieval/tokens.ts'
import type { Turn } from './answer-message.ts'
import { answerAsFarAsKnown } from './answer-with.ts'
import { saysEmployer } from './asked-help.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decide.ts'
import type { Dialogue } from './dialogue.ts'
import { placeIn } from './place-in.ts'
import { saysOneOf } from './word-patterns.ts'

/** Someone says that they employ people: from now on the offers are those for employers, and hiring is answered from their article. */
export function answerEmployer(dialogue: Dialogue, conversation: Conversation, text: string, decision: Decision): Turn | undefined {
  const { knowledge } = dialogue
  if (decision.do === 'explain' || !saysEmployer(knowledge, conversation.language, text)) return undefined
  const place = conversation.profile[PLACE] ? undefined : placeIn(knowledge.vocabulary, conversation.language, text)
  const here = place ? withFact(conversation.profile, PLACE, [place], 'inferred') : conversation.profile
  const employer = { ...conversation, profile: withFact(here, ROLE, ['employer'], 'said') }
  const theirs = [...knowledge.articles.values()].find(({ facts }) => facts.audience.every((reader) => reader === 'employer'))?.id
  const hires = [conversation.language, 'de' as const].some((code) => saysOneOf(knowledge.help.words[code].needs['hiring']!.words, words(text)))
  const article = decision.do === 'answer' && !hires ? decision.article : theirs
  return article ? answerAsFarAsKnown(dialogue, employer, article) : undefined
}
