import { sendRequest } from '../delivery/http-answer.ts'
import { signWebhook } from '../delivery/webhook-signature.ts'
import type { Now } from '../context.ts'
import type { ToHub } from '../protocol.ts'

/** A hub that speaks the hand-off protocol: a contact centre, another bot. */
export interface HandoffHub {
  /** @param id the same when the activity is sent again */
  send(activity: ToHub, id: string): Promise<void>
}

export interface HubSettings {
  /** Takes our activities. */
  url: string
  /** Signs both ways; at least 32 characters. */
  secret: string
}

/** A hub reached over HTTP, each activity signed like a webhook. */
export function httpHub({ url, secret }: HubSettings, now: Now): HandoffHub {
  return {
    async send(activity, id) {
      const body = JSON.stringify(activity)
      await sendRequest(url, { method: 'POST', headers: { 'content-type': 'application/json', ...signWebhook(secret, id, body, now()) }, body })
    },
  }
}
