import { AREAS } from '../articles/article-schema.ts'
import { isLanguage, languageCodes } from '../language/languages.ts'
import type { Turn } from './answer-message.ts'
import { button, commandButton } from './buttons.ts'
import { newConversation } from './conversations.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { Knowledge } from './knowledge.ts'
import { pageLink } from './links.ts'
import { generalOffers } from './offers-for.ts'
import type { Button, Part } from './reply.ts'
import { findInShort, WORDS_BESIDE } from './signals.ts'
import { stationsPart } from './stations.ts'

/** What a command does. Each answers within the turn and changes only the conversation. */
type Command = (dialogue: Dialogue, conversation: Conversation) => Promise<Turn> | Turn

function said(conversation: Conversation, parts: Part[], buttons: Button[] = []): Turn {
  return { conversation, reply: { language: conversation.language, outcome: 'command', parts, buttons } }
}

const phrase = (key: string): Part => ({ kind: 'phrase', key })

const COMMANDS: Readonly<Record<string, Command>> = {
  help: (_, conversation) => said(conversation, [phrase('help.text')], [button.topics, commandButton('language'), commandButton('offers'), button.human]),
  language: (_, conversation) => said(conversation, [phrase('language.choose')], languageCodes.map(button.language)),
  topics: (_, conversation) => said(conversation, [phrase('topics.choose')], AREAS.map(button.area)),
  'start-over': (_, { id, language, languageReason }) => said({ ...newConversation(id), language, languageReason }, [phrase('start-over.done')], [button.topics]),
  'easy-language': (_, conversation) => said({ ...conversation, easyLanguage: !conversation.easyLanguage },
    [phrase(conversation.easyLanguage ? 'easy-language.off' : 'easy-language.on')]),
  phases: ({ knowledge }, conversation) => said(conversation, [phrase('phases.text'), stationsPart(knowledge, conversation), pageLink(conversation, 'phases', 'phases.link')], [button.topics]),
  offers: (dialogue, conversation) => said(conversation,
    [phrase('offers.intro'), { kind: 'offers', offers: generalOffers(dialogue, conversation) }, pageLink(conversation, 'offers', 'offers.all')],
    conversation.profile.region ? [button.human] : [button.tellPlace, button.human]),
  human: (dialogue, conversation) => dialogue.handoff.start(conversation),
  'delete-data': async (dialogue, conversation) => {
    const tickets = await dialogue.handoff.deleteData(conversation)
    return { ...said(conversation, [{ kind: 'phrase', key: 'delete-data.done', values: { count: tickets } }]), forget: true }
  },
}

/** Station 4: the command a button or a short message asks for. German and English are always understood. */
export function findCommand({ signals }: Knowledge, { language }: Conversation, { choice, text }: IncomingMessage): string | undefined {
  if (choice?.do === 'set-language') return isLanguage(choice.language) ? 'language-chosen' : undefined
  if (choice) return choice.do === 'command' && Object.hasOwn(COMMANDS, choice.command) ? choice.command : undefined
  return [language, 'de' as const, 'en' as const].map((code) => findInShort(signals[code].commands, text, WORDS_BESIDE.command)).find((found) => found !== undefined)
}

/** Does what was asked. */
export async function obey(dialogue: Dialogue, conversation: Conversation, command: string): Promise<Turn> {
  if (command === 'language-chosen') return said(conversation, [phrase('language.chosen')], [button.topics])
  return COMMANDS[command]!(dialogue, conversation)
}
