import { WebSocket } from 'ws'
import type { StartedBot } from '../support/start-bot.ts'

/** What the endpoint says when it hands out a token. */
export interface Ticket {
  conversationId: string
  token: string
  expires_in: number
  streamUrl: string
}

/** An activity as a client sees it. */
export interface SeenActivity {
  id: string
  type: string
  text?: string
  timestamp: string
  replyToId?: string
  from: { id: string; role: string }
  channelData?: Record<string, unknown>
  attachments?: { contentType: string; content: { buttons: { type: string; title: string; value: unknown }[] } }[]
}

/** One call of the endpoint. A string as body goes out as it is. */
export async function call(bot: StartedBot, method: string, path: string, options: { token?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const raw = typeof options.body === 'string' || options.body instanceof Uint8Array
  const answer = await fetch(bot.url + path, {
    method,
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: raw ? options.body as string : JSON.stringify(options.body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: (text === '' ? undefined : JSON.parse(text)) as never }
}

/** A token and a started conversation. */
export async function startConversation(bot: StartedBot): Promise<Ticket> {
  const generated = await call(bot, 'POST', '/v3/directline/tokens/generate')
  const started = await call(bot, 'POST', '/v3/directline/conversations', { token: (generated.body as Ticket).token, body: { locale: 'de-DE' } })
  return started.body
}

/** Posts an activity. */
export function post(bot: StartedBot, { conversationId, token }: Ticket, activity: unknown, headers: Record<string, string> = {}) {
  return call(bot, 'POST', `/v3/directline/conversations/${conversationId}/activities`, { token, body: activity, headers })
}

/** All activities so far, asked for until there are this many. */
export async function activitiesOf(bot: StartedBot, { conversationId, token }: Ticket, atLeast: number): Promise<SeenActivity[]> {
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await call(bot, 'GET', `/v3/directline/conversations/${conversationId}/activities`, { token })
    const { activities } = body as { activities: SeenActivity[] }
    if (activities.length >= atLeast) return activities
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`The conversation never had ${atLeast} activities.`)
}

/** A socket that keeps what it hears. */
export interface Heard {
  socket: WebSocket
  sets: { activities: SeenActivity[]; watermark?: string }[]
  activities(): SeenActivity[]
  /** Waits until this many activities were heard. */
  until(count: number): Promise<void>
  closed: Promise<number>
}

/** Opens a stream. Rejects with the status when it is refused. */
export async function listen(address: string, headers: Record<string, string> = {}): Promise<Heard> {
  const socket = new WebSocket(address, { headers })
  const sets: Heard['sets'] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data) => sets.push(JSON.parse(String(data)) as Heard['sets'][number]))
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  const activities = () => sets.flatMap((set) => set.activities)
  return {
    socket, sets, activities, closed,
    async until(count) {
      for (let tries = 0; activities().length < count; tries++) {
        if (tries > 200) throw new Error(`Heard ${activities().length} activities, not ${count}.`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}
