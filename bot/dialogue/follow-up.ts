import type { Findings } from '../retrieval/search.ts'
import { settings } from '../retrieval/settings.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decide.ts'
import { followUpFeatures, followUpProbability } from './follow-up-features.ts'
import type { Knowledge } from './knowledge.ts'

/** From this probability on a message is about the article shown last. */
const FOLLOWS = 0.65
/** The same where the message alone finds an answer. */
const FOLLOWS_INSTEAD = 0.8
/** From this on that article is among those asked about, when the message alone finds no answer. */
const PERHAPS = 0.2

/** A message that goes on with the last article: surely, or as one of a few. */
export type FollowUp = { do: 'again'; article: string } | { do: 'choose'; articles: readonly string[] }

/** The article the conversation is about: the one that waits for a fact, else the one shown last. */
export function articleSpokenOf({ asked, shown }: Conversation): string | undefined {
  return asked?.article ?? shown.at(-1)?.article
}

/**
 * Is this message about the article shown last ("and my wife?", "how long does it take")? Undefined for a change of subject.
 *
 * The message alone is searched and a logistic over five features decides. Measured on the dev half of the two-turn stories:
 * alone 23 % of those that go on find the right article; a prior on the last article's score 50 to 66 % before changes of
 * subject suffer; searching last question and message together 91 %, title and message 95 %, but then only 33 to 39 % of the
 * changes of subject are seen (alone 92 %). The logistic reaches 90 % of the first and all of the second, with no second
 * search; adding features of a second search did not improve it.
 */
export function followUp({ signals, articles }: Knowledge, conversation: Conversation, text: string, findings: Findings, alone: Decision): FollowUp | undefined {
  const last = articleSpokenOf(conversation)
  if (!last || !articles.has(last)) return undefined
  const features = followUpFeatures(signals[conversation.language], conversation.language, text, findings, last)
  const probability = followUpProbability(features)
  if (probability >= (alone.do === 'answer' ? FOLLOWS_INSTEAD : FOLLOWS)) return { do: 'again', article: last }
  if (probability < PERHAPS || alone.do === 'answer') return undefined
  const others = findings.ranking.map(({ article }) => article).filter((article) => article !== last && articles.has(article))
  return { do: 'choose', articles: [last, ...others.slice(0, settings.mostChoices - 1)] }
}
