import type { Turn } from './answer-message.ts'
import { commandButton } from './buttons.ts'
import type { Conversation } from './conversation.ts'
import type { Reply } from './reply.ts'

/** The reply of a turn; to someone whose language we do not offer it is said in German and in English, and the first time we say why. */
export function replyInTheirLanguages({ conversation, reply }: Turn, before: Conversation): Reply {
  if (conversation.languageReason !== 'not-offered') return reply
  const told = before.languageReason === 'not-offered'
  return {
    ...reply, also: reply.language === 'de' ? 'en' : 'de',
    parts: [...(told ? [] : [{ kind: 'phrase', key: 'language.not-offered' } as const]), ...reply.parts],
    buttons: [...reply.buttons, ...(told ? [] : [commandButton('language')])],
  }
}
