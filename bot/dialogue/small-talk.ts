import type { Language } from '../language/languages.ts'
import type { Turn } from './answer-message.ts'
import { button } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import { findInShort, WORDS_BESIDE } from './signals.ts'

/** Station 6: the kind of small talk a short message is. */
export function findSmallTalk({ signals }: Knowledge, language: Language, text: string): string | undefined {
  return findInShort(signals[language].small_talk, text, WORDS_BESIDE.smallTalk)
}

/** A sentence, and the way on. */
export function smallTalkReply(conversation: Conversation, kind: string): Turn {
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'small-talk', parts: [{ kind: 'phrase', key: `small-talk.${kind}` }],
      buttons: kind === 'goodbye' ? [] : [button.topics, button.human],
    },
  }
}
