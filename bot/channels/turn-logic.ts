import type { TurnContext } from 'botbuilder'
import type { IncomingMessage } from '../dialogue/incoming-message.ts'
import type { RenderedReply } from '../dialogue/rendered-reply.ts'
import type { TurnLogic } from './adapter.ts'
import { toIncomingMessage } from './incoming.ts'
import { LOCAL_SERVICE_URL } from './local-connector.ts'
import { toActivity } from './outgoing.ts'
import type { AdviserTurn } from './teams/adviser-turn.ts'
import { traitsOfChannel } from './traits.ts'

/** Asks the dialogue. */
export type Answer = (message: IncomingMessage) => Promise<RenderedReply>

/** What the channels do in a turn: advisers' work goes its own way, a message is answered, someone new in Teams is greeted, everything else passes in silence. */
export function createTurnLogic(answer: Answer, greet: Answer, adviserTurn?: AdviserTurn): TurnLogic {
  return async (context) => {
    if (await adviserTurn?.(context)) return
    if (context.activity.type === 'message') await say(context, await answer(toIncomingMessage(context.activity)))
    else if (isNewcomer(context)) await say(context, await greet(toIncomingMessage(context.activity)))
  }
}

async function say(context: TurnContext, reply: RenderedReply): Promise<void> {
  await context.sendActivity(toActivity(reply, traitsOfChannel(context.activity.channelId)))
}

// Our own page greets by itself, before any script has run.
function isNewcomer({ activity }: TurnContext): boolean {
  return activity.type === 'conversationUpdate'
    && activity.serviceUrl !== LOCAL_SERVICE_URL
    && (activity.membersAdded ?? []).some((member) => member.id !== activity.recipient.id)
}

