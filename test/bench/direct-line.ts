import { WebSocket } from 'ws'

/** A conversation over Direct Line, as the chat page has it. */
export interface BenchConversation {
  /** Sends a message and resolves with the time to the bot's reply on the stream, in ms. */
  ask: (text: string) => Promise<number>
  /** The same for a button. */
  press: (choice: object) => Promise<number>
  /** The next words from the other side, whoever says them. */
  hears: () => Promise<void>
  close: () => void
}

/** Opens a conversation with its stream. */
export async function openConversation(url: string, locale: string): Promise<BenchConversation> {
  // Each conversation from an address of its own: the limit per address is not what is measured.
  const address = Array.from({ length: 4 }, () => 1 + Math.floor(250 * Math.random())).join('.')
  const call = async (path: string, token?: string, body?: object): Promise<Record<string, string>> => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const answer = await fetch(`${url}/v3/directline/${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as Record<string, string>
  }
  const { token } = await call('tokens/generate')
  const started = await call('conversations', token, { locale })
  const socket = new WebSocket(started.streamUrl!)
  await new Promise((resolve) => socket.once('open', resolve))
  const hears = () => new Promise<void>((resolve) => socket.on('message', function heard(data: Buffer) {
    const activities = (JSON.parse(data.toString() || '{}') as { activities?: { type: string; from: { role?: string } }[] }).activities ?? []
    if (!activities.some(({ type, from }) => type === 'message' && from.role === 'bot')) return
    socket.off('message', heard)
    resolve()
  }))
  const send = async (more: object): Promise<number> => {
    const began = performance.now()
    const replied = hears()
    await call(`conversations/${started.conversationId!}/activities`, started.token, { type: 'message', locale, ...more })
    await replied
    return performance.now() - began
  }
  return { ask: (text) => send({ text }), press: (value) => send({ text: '-', value }), hears, close: () => socket.close() }
}
