import { MAX_FORM } from '../../http/read-body.ts'
import { errorAnswer, type HttpAnswer, type Route } from '../../http/route.ts'
import type { Log } from '../../log.ts'
import type { Team } from '../advisers.ts'
import type { HandoffContext } from '../context.ts'
import { createReceived, type SignedHeaders, verifyWebhook } from '../delivery/webhook-signature.ts'
import { readFromHub } from '../protocol.ts'
import type { Relayed } from '../relay.ts'
import { followHub } from './follow-hub.ts'

/** Where a hub tells us of its cases. Nobody without its secret is heard, so nobody can say that an adviser came. */
export function hubRoute({ context, teams, secret, log }: { context: HandoffContext; teams: readonly Team[]; secret: string; log: Log }): Route {
  const received = createReceived(context.now)
  return {
    method: 'POST', path: '/api/hub', maxBody: MAX_FORM,
    async handle({ headers, rawBody, body }): Promise<HttpAnswer> {
      const verdict = verifyWebhook(secret, headers as Partial<SignedHeaders>, rawBody, context.now(), received.has)
      // It has been done already.
      if (verdict === 'seen-before') return { status: 200 }
      if (verdict !== 'ok') {
        log.warn('hub.not-believed', { verdict })
        return errorAnswer(401, 'Unauthorized', 'Expected the headers webhook-id, webhook-timestamp and webhook-signature of the Standard Webhooks specification.')
      }
      const told = readFromHub(body)
      if (!told) return errorAnswer(400, 'BadArgument', 'Expected an event "handoff.status" with the state accepted, failed or completed, or a message with id and text, and the conversation id of handoff.initiate.')
      const followed = await followHub(context, teams, told)
      // What was refused may be told again: another time it may be possible.
      if (followed?.ok) received.keep(headers['webhook-id'] as string)
      return answerOf(followed)
    },
  }
}

function answerOf(followed: Relayed | undefined): HttpAnswer {
  if (!followed) return errorAnswer(404, 'UnknownConversation', 'There is no case of yours with this conversation id.')
  if (followed.ok) return { status: 200 }
  const { refusal } = followed
  if (refusal.reason === 'too-long') return errorAnswer(413, 'MessageSizeTooBig', `text: found ${refusal.found} characters, at most ${refusal.limit} are accepted. Nothing was sent.`)
  return errorAnswer(409, 'Conflict', `Not done: ${refusal.reason}. Nothing was changed.`)
}
