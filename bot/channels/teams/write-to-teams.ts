import { type Activity, type Attachment, CardFactory, type ConversationParameters, type ConversationReference, type TurnContext } from 'botbuilder'
import { AuthenticationConstants } from 'botframework-connector'
import type { TeamsChannelRow } from '../../storage/tables.ts'
import type { TurnAdapter } from '../adapter.ts'
import { ownTurn } from '../own-turn.ts'
import type { TeamsMessage } from './adviser-door.ts'
import type { KnownChannels } from './known-channels.ts'
import { NotInstalledError } from './not-installed.ts'
import { firstMessageOf } from './teams-place.ts'

/** Writes into channels of Teams without having been asked. */
export interface WriteToTeams {
  /** Begins a thread. `summary` is what a notification shows. */
  post(channel: string, card: object, summary: string): Promise<TeamsMessage>
  reply(thread: TeamsMessage, card: object, summary: string): Promise<TeamsMessage>
  update(message: TeamsMessage, card: object): Promise<void>
  remove(message: TeamsMessage): Promise<void>
}

/** Writes through the adapter, in turns that we begin ourselves. */
export function createWriteToTeams({ adapter, appId, known }: { adapter: TurnAdapter; appId: string; known: KnownChannels }): WriteToTeams {
  const wayTo = async (channel: string): Promise<TeamsChannelRow> => {
    const way = await known.find(channel)
    if (!way) throw new NotInstalledError('The app is not installed in the team of this channel.')
    return way
  }
  const within = async <Result>(message: TeamsMessage, work: (context: TurnContext) => Promise<Result>): Promise<Result> => {
    const reference = referenceOf(await wayTo(message.channel), message)
    return await ownTurn((logic) => adapter.continueConversationAsync(appId, reference, logic), work)
  }

  return {
    async post(channel, card, summary) {
      const way = await wayTo(channel)
      const parameters = parametersOf(way, channel, cardActivity(card, summary))
      const conversation = await ownTurn((logic) => adapter.createConversationAsync(
        appId, 'msteams', way.service_url, AuthenticationConstants.ToChannelFromBotOAuthScope, parameters, logic,
      ), async (context) => context.activity.conversation.id)
      return { channel, conversation, activity: firstMessageOf(conversation) }
    },
    reply: (thread, card, summary) => within(thread, async (context) => {
      const sent = await context.sendActivity(cardActivity(card, summary))
      return { channel: thread.channel, conversation: thread.conversation, activity: sent!.id }
    }),
    update: (message, card) => within(message, async (context) => {
      await context.updateActivity({ ...cardActivity(card), id: message.activity })
    }),
    remove: (message) => within(message, (context) => context.deleteActivity(message.activity)),
  }
}

function cardActivity(card: object, summary?: string): Partial<Activity> {
  const attachment: Attachment = CardFactory.adaptiveCard(card)
  return { type: 'message', attachments: [attachment], ...(summary === undefined ? {} : { summary }) }
}

function parametersOf(way: TeamsChannelRow, channel: string, activity: Partial<Activity>): ConversationParameters {
  return {
    isGroup: true,
    bot: { id: way.bot_id, name: way.bot_name },
    tenantId: way.tenant,
    channelData: { channel: { id: channel }, tenant: { id: way.tenant } },
    activity,
  } as ConversationParameters
}

function referenceOf(way: TeamsChannelRow, { conversation }: TeamsMessage): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: way.service_url,
    bot: { id: way.bot_id, name: way.bot_name },
    conversation: { id: conversation, isGroup: true, conversationType: 'channel', tenantId: way.tenant, name: '' },
  }
}
