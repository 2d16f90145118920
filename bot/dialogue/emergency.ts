import type { Language } from '../language/languages.ts'
import type { Turn } from './answer-message.ts'
import { articlePart } from './article-part.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import type { Knowledge } from './knowledge.ts'
import { button } from './buttons.ts'
import { findAnywhere } from './signals.ts'

/** Station 3: the kind of danger a message speaks of, in its own language, in German or in English. */
export function findEmergency({ signals }: Knowledge, language: Language, text: string): string | undefined {
  const languages: Language[] = [...new Set<Language>([language, 'de', 'en'])]
  return languages.map((code) => findAnywhere(signals[code].emergency, text)).find((kind) => kind !== undefined)
}

/** The numbers to call first, then the article, and a person. */
export function emergencyReply({ knowledge }: Dialogue, conversation: Conversation, kind: string): Turn {
  const { article, offers } = knowledge.emergencies[kind]!
  // What an editor's fault has made unusable is left out: the other numbers must be said all the same.
  const usable = offers.filter((offer) => knowledge.offers.byId.has(offer))
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'emergency',
      parts: [
        { kind: 'phrase', key: 'emergency.intro' },
        { kind: 'offers', offers: usable.map((offer) => ({ offer, reasons: [], ask: [] })) },
        ...(knowledge.articles.has(article) ? [articlePart(knowledge, conversation, article, 'answer')] : []),
      ],
      buttons: [button.human],
    },
  }
}
