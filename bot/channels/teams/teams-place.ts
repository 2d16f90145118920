import type { Activity } from 'botbuilder'

/** A channel of a team, as an activity names it. */
export interface TeamsPlace {
  channel: string
  team: string
  tenant: string
}

const THREAD = ';messageid='

/** The channel an activity comes from; undefined for chats with one person and everything outside Teams. */
export function teamsPlace(activity: Activity): TeamsPlace | undefined {
  const { channelId, conversation } = activity
  const data = (activity.channelData ?? {}) as { team?: { id?: unknown }; tenant?: { id?: unknown } }
  const team = data.team?.id
  if (channelId !== 'msteams' || (typeof team !== 'string' && conversation.conversationType !== 'channel')) return undefined
  const channel = channelOf(conversation.id)
  return { channel, team: typeof team === 'string' ? team : channel, tenant: conversation.tenantId ?? String(data.tenant?.id ?? '') }
}

/** `19:…;messageid=17` → `19:…` */
export function channelOf(conversation: string): string {
  return conversation.split(THREAD)[0]!
}

/** `19:…;messageid=17` → `17`, the message a thread begins with. */
export function firstMessageOf(conversation: string): string {
  return conversation.split(THREAD)[1] ?? conversation
}
