import { type Activity, TurnContext } from 'botbuilder'
import type { Log } from '../../log.ts'
import type { AdviserDoor, TeamsMessage, TeamsPerson } from './adviser-door.ts'
import type { KnownChannels } from './known-channels.ts'
import { channelOf, firstMessageOf, type TeamsPlace, teamsPlace } from './teams-place.ts'

/** What a turn of advisers needs. */
export interface AdviserTurnParts {
  door: AdviserDoor
  known: KnownChannels
  log: Log
}

/** Takes the turns that are advisers' work. @returns whether it was one */
export type AdviserTurn = (context: TurnContext) => Promise<boolean>

/** Card buttons anywhere, everything in the channels of our teams, and the news about channels. */
export function createAdviserTurn(parts: AdviserTurnParts): AdviserTurn {
  return async (context) => {
    const { activity } = context
    const place = teamsPlace(activity)
    if (place) await keepInMind(parts.known, place, activity)
    if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') return await answerCard(parts, context)
    if (!place) return false
    if (activity.type === 'message' && parts.door.serves(place.channel)) return await passOn(parts, context)
    // Who joins a team was not looking for us; greeting them in front of everybody would be noise.
    return activity.type !== 'message'
  }
}

async function keepInMind(known: KnownChannels, place: TeamsPlace, activity: Activity): Promise<void> {
  const removed = (activity.type === 'installationUpdate' && activity.action === 'remove')
    || (activity.membersRemoved ?? []).some(({ id }) => id === activity.recipient.id)
  await (removed ? known.forgetTeam(place.team) : known.remember(place, activity))
}

async function answerCard({ door, log }: AdviserTurnParts, context: TurnContext): Promise<true> {
  const { activity } = context
  const { verb, data } = (activity.value as { action?: { verb?: unknown; data?: unknown } } | undefined)?.action ?? {}
  const answer = await door.act({ person: personOf(activity), on: cardOf(activity), verb, data }).catch((error: unknown) => {
    log.error('teams.action-failed', { error: (error as Error).name })
    return { text: door.apology() }
  })
  const body = 'card' in answer
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text }
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  return true
}

async function passOn({ door, log }: AdviserTurnParts, context: TurnContext): Promise<true> {
  const { activity } = context
  const text = (TurnContext.removeRecipientMention({ ...activity }) ?? '').replaceAll('\u00a0', ' ').trim()
  const said = await door.say({ person: personOf(activity), in: { ...cardOf(activity), activity: activity.id! }, text }).catch((error: unknown) => {
    log.error('teams.reply-failed', { error: (error as Error).name })
    return door.apology()
  })
  await context.sendActivity({ type: 'message', text: said, textFormat: 'plain' })
  return true
}

// The directory's id is the same everywhere, at the desk's sign-in too; the other one is this bot's own.
function personOf({ from }: Activity): TeamsPerson {
  return { id: from.aadObjectId ?? `teams:${from.id}`, name: from.name ?? '' }
}

function cardOf({ conversation, replyToId }: Activity): TeamsMessage {
  return { channel: channelOf(conversation.id), conversation: conversation.id, activity: replyToId ?? firstMessageOf(conversation.id) }
}
