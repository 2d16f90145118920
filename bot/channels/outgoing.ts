import { type Activity, CardFactory } from 'botbuilder'
import { escapeMarkdown } from '../dialogue/render/escape-markdown.ts'
import type { RenderedReply } from '../dialogue/rendered-reply.ts'
import { traitsOf } from '../language/languages.ts'
import type { ChannelTraits } from './traits.ts'

/** Words for a person that no turn asked for: an adviser's answer, a closed ticket. */
export interface Notice {
  markdown: string
  /** The same as sanitised HTML, for channels that show it. */
  html?: string
  /** Name of the human who says it. */
  from?: string
}

/** A rendered reply → activity. Buttons are a hero card, which every channel knows and which keeps them usable later. */
export function toActivity(reply: RenderedReply, traits: ChannelTraits): Partial<Activity> {
  const buttons = reply.buttons.slice(0, traits.maxButtons)
  return {
    type: 'message',
    text: reply.markdown,
    textFormat: 'markdown',
    locale: traitsOf(reply.language).tag,
    ...(traits.html ? { channelData: { html: reply.html, language: reply.language, outcome: reply.outcome } } : {}),
    ...(buttons.length > 0 ? { attachments: [buttonCard(buttons)] } : {}),
  }
}

function buttonCard(buttons: RenderedReply['buttons']) {
  return CardFactory.heroCard('', undefined, buttons.map(({ title, choice }) => ({
    type: 'messageBack', title, displayText: title, text: title, value: choice,
  })))
}

/** A notice → activity. */
export function noticeActivity(notice: Notice, traits: ChannelTraits): Partial<Activity> {
  return {
    type: 'message',
    text: notice.from === undefined ? notice.markdown : `**${escapeMarkdown(notice.from)}:** ${notice.markdown}`,
    textFormat: 'markdown',
    ...(traits.html ? { channelData: { html: notice.html, from: notice.from } } : {}),
  }
}
