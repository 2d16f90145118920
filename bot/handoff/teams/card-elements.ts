import { type Language, traitsOf } from '../../language/languages.ts'
import type { Card } from './teams-port.ts'

/** Adaptive Cards of this version are what Teams shows for bots. */
const VERSION = '1.5'

/** How a piece of text looks, in the words of Adaptive Cards. */
export interface TextStyle {
  size?: 'large'
  weight?: 'bolder'
  color?: 'attention'
  isSubtle?: boolean
}

/** Text as it is: unlike a `TextBlock`, this element reads no Markdown, so nothing a person wrote can become a link. */
export function plainText(...runs: readonly { text: string; style?: TextStyle }[]): object {
  return { type: 'RichTextBlock', inlines: runs.map(({ text, style = {} }) => ({ type: 'TextRun', text, ...style })) }
}

/** Words in a language, running in its direction whatever the reader's own is. */
export function wordsIn(language: Language, text: string): object {
  return traitsOf(language).direction === 'rtl' ? { type: 'Container', rtl: true, items: [plainText({ text })] } : plainText({ text })
}

/** Body and actions → card. */
export function card(body: readonly object[], actions: readonly object[] = []): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: VERSION, msteams: { width: 'Full' },
    body, ...(actions.length > 0 ? { actions } : {}),
  }
}
