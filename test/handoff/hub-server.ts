import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signWebhook, type SignedHeaders } from '../../bot/handoff/delivery/webhook-signature.ts'

/** A hub of advisers on this machine. */
export interface HubServer {
  url: string
  secret: string
  got: { headers: Partial<SignedHeaders>; body: string }[]
  /** What it heard, once it has heard this much. */
  heard(count: number): Promise<any[]>
  /** Tells us something, signed as it should be unless told otherwise. */
  tell(bot: { url: string }, activity: object, signing: { at: Date; secret?: string; id?: string; body?: string }): Promise<{ status: number; code?: string }>
  stop(): void
}

export async function startHub(): Promise<HubServer> {
  const got: HubServer['got'] = []
  let ids = 0
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      got.push({ headers: request.headers as Partial<SignedHeaders>, body })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hub: HubServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret: 'h'.repeat(32), got,
    async heard(count) {
      for (let tries = 0; got.length < count && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
      return got.map(({ body }) => JSON.parse(body))
    },
    async tell(bot, activity, { at, secret = hub.secret, id = `h${++ids}`, body }) {
      const signed = JSON.stringify(activity)
      const headers = { 'content-type': 'application/json', ...signWebhook(secret, id, signed, at) }
      const response = await fetch(`${bot.url}/api/hub`, { method: 'POST', headers, body: body ?? signed })
      const text = await response.text()
      return { status: response.status, ...(text === '' ? {} : { code: JSON.parse(text).error.code }) }
    },
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
  return hub
}

/** A status as a hub sends it. */
export const hubStatus = (ticket: string, state: string, more: object = {}) =>
  ({ type: 'event', name: 'handoff.status', conversation: { id: ticket }, from: { name: 'Hanna' }, value: { state }, ...more })
