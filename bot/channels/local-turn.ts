import { type Activity, type ChannelAccount, RoleTypes } from 'botbuilder'
import type { TurnAdapter, TurnLogic } from './adapter.ts'
import { type ChannelAuthentication, LOCAL_IDENTITY } from './authentication.ts'
import type { LoggedActivity } from './directline/activity-log.ts'
import type { Grant } from './directline/tokens.ts'
import { LOCAL_SERVICE_URL } from './local-connector.ts'

/** The SDK and Web Chat treat our conversations like any Direct Line; we tell them apart by the service URL. */
export const LOCAL_CHANNEL = 'directline'

/** The bot in local conversations. */
export const BOT: ChannelAccount = { id: 'erstinfo', name: 'Erstinfo', role: RoleTypes.Bot }

/** Lets the bot answer an activity of a local conversation. */
export type LocalTurn = (grant: Grant, activity: LoggedActivity, value: unknown) => Promise<void>

/** Runs local turns through the adapter as if they had come in authenticated. */
export function createLocalTurn(adapter: TurnAdapter, authentication: ChannelAuthentication, logic: TurnLogic): LocalTurn {
  return async ({ conversation, user }, activity, value) => {
    const inbound = {
      ...activity,
      value,
      channelId: LOCAL_CHANNEL,
      serviceUrl: LOCAL_SERVICE_URL,
      conversation: { id: conversation },
      from: { id: user, name: '', role: RoleTypes.User },
      recipient: BOT,
    } as unknown as Activity
    await adapter.runTurn({ audience: '', claimsIdentity: LOCAL_IDENTITY, connectorFactory: authentication.createConnectorFactory(LOCAL_IDENTITY) }, inbound, logic)
  }
}
