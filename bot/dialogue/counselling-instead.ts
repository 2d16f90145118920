import type { Dialogue, HandoffPort } from './dialogue.ts'
import { button } from './buttons.ts'
import { generalOffers } from './offers-for.ts'

/** Where no adviser can be reached through the bot: the counselling offers that fit, with how to reach them, and nothing promised. */
export function counsellingInstead(dialogue: () => Dialogue): HandoffPort {
  return {
    start: async (conversation) => ({
      conversation,
      reply: {
        language: conversation.language, outcome: 'human',
        parts: [{ kind: 'phrase', key: 'human.intro' }, { kind: 'offers', offers: generalOffers(dialogue(), conversation) }],
        buttons: [...(conversation.profile.region ? [] : [button.tellPlace]), button.topics],
      },
    }),
    relay: async () => undefined,
    markUrgent: async (conversation) => conversation,
    deleteData: async () => 0,
  }
}
