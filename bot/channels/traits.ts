import type { IncomingMessage } from '../dialogue/incoming-message.ts'

/** What a channel can show. */
export interface ChannelTraits {
  /** How the dialogue calls the channel. */
  name: IncomingMessage['channel']
  /** Does it take our HTML beside the Markdown? */
  html: boolean
  /** Most buttons under one answer. */
  maxButtons: number
}

/** Our own page shows our HTML; Teams shows at most six buttons on a card. */
export const TRAITS = {
  web: { name: 'web', html: true, maxButtons: 30 },
  teams: { name: 'teams', html: false, maxButtons: 6 },
} as const satisfies Record<string, ChannelTraits>

/** The traits of the channel an activity came through. */
export function traitsOfChannel(channelId: string | undefined): ChannelTraits {
  return channelId === 'directline' || channelId === 'webchat' ? TRAITS.web : TRAITS.teams
}
