import { type Html, html } from '../../pages/html.ts'
import type { MessageRow } from '../../storage/tables.ts'
import type { Labels } from '../labels.ts'

/** How the words around messages are said: the desk and the person's page say them differently. */
export interface MessageWords {
  labels: Labels
  sender(message: MessageRow): string
  delivery(message: MessageRow): string
  none: string
}

/** Messages in their order, each with who, when and whether it arrived. */
export function messageList(messages: readonly MessageRow[], words: MessageWords): Html {
  if (messages.length === 0) return html`<p class="hint">${words.none}</p>`
  return html`<ol class="messages">${messages.map((message) => html`<li class="${message.sender}">
<p class="meta">${words.sender(message)} · <time datetime="${message.at}">${words.labels.instant(new Date(message.at))}</time> · <span class="${message.delivery}">${words.delivery(message)}</span></p>
<p class="words" lang="${message.language}" dir="auto">${message.text}</p>
</li>`)}</ol>`
}
