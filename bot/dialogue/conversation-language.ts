import { chooseLanguage } from '../language/choose.ts'
import { isLanguage } from '../language/languages.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** Station 2: the conversation with the language of this turn and the reason for it. */
export function chooseLanguageOf({ detect }: Dialogue, conversation: Conversation, message: IncomingMessage): Conversation {
  const { choice, text, locale } = message
  if (choice?.do === 'set-language' && isLanguage(choice.language)) return { ...conversation, language: choice.language, languageReason: 'chosen' }
  if (!/\p{L}/u.test(text) && conversation.languageReason === 'not-offered') return conversation
  const begun = conversation.said.length > 0 || conversation.languageReason !== 'default'
  const { language, reason } = chooseLanguage({
    guesses: detect(text),
    letters: text.match(/\p{L}/gu)?.length ?? 0,
    latin: /\p{Script=Latin}/u.test(text),
    ...(conversation.languageReason === 'chosen' ? { chosen: conversation.language } : {}),
    ...(begun ? { conversation: conversation.language } : {}),
    ...(locale ? { locale } : {}),
  })
  return { ...conversation, language, languageReason: reason }
}
