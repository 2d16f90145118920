import { type Activity, TurnContext } from 'botbuilder'
import { Choice } from '../dialogue/choice.ts'
import { cleanText, type IncomingMessage } from '../dialogue/incoming-message.ts'
import { LOCAL_SERVICE_URL } from './local-connector.ts'
import { traitsOfChannel } from './traits.ts'

/** The dialogue's id of a conversation: ours as it is, others with their channel before it. */
export function conversationOf(activity: Pick<Activity, 'serviceUrl' | 'channelId' | 'conversation'>): string {
  return activity.serviceUrl === LOCAL_SERVICE_URL ? activity.conversation.id : `${activity.channelId}:${activity.conversation.id}`
}

/** Activity → message of the dialogue. A value that is no choice of ours (any more) leaves what its button said as text. */
export function toIncomingMessage(activity: Activity): IncomingMessage {
  const choice = Choice.safeParse(activity.value)
  return {
    conversation: conversationOf(activity),
    channel: traitsOfChannel(activity.channelId).name,
    text: choice.success ? '' : cleanText(spoken(activity)),
    ...(choice.success ? { choice: choice.data } : {}),
    ...(activity.locale === undefined ? {} : { locale: activity.locale }),
  }
}

// In a Teams channel the text begins with the bot's own name in a mention.
function spoken(activity: Activity): string {
  return (activity.entities?.length ? TurnContext.removeRecipientMention({ ...activity }) : activity.text) ?? ''
}
