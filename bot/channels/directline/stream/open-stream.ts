import type { ActivityLog, Listener } from '../activity-log.ts'

/** What a stream needs of a socket. */
export interface StreamSocket {
  readonly bufferedAmount: number
  send(text: string): void
  close(): void
  on(event: 'close' | 'error', listener: () => void): unknown
}

/** A client that reads this slowly is disconnected; it comes back and goes on from its watermark. */
const MAX_BUFFERED = 1024 * 1024

/** Sends everything after a watermark, then everything that happens, until the socket or the conversation ends. */
export function openStream(socket: StreamSocket, log: ActivityLog, conversation: string, from: number): void {
  let watermark = from
  let pumping = Promise.resolve()

  async function pump(): Promise<void> {
    const news = await log.since(conversation, watermark)
    watermark = news.watermark
    if (news.activities.length > 0) write({ activities: news.activities, watermark: String(watermark) })
  }

  function write(set: object): void {
    if (socket.bufferedAmount > MAX_BUFFERED) socket.close()
    else socket.send(JSON.stringify(set))
  }

  function pumpNext(): void {
    // One pump at a time: two would both send what lies after the same watermark.
    // When it cannot go on, the client comes back, asks again, and is told why.
    pumping = pumping.then(pump).catch(() => socket.close())
  }

  const listener: Listener = (event) => {
    if (event.kind === 'appended') pumpNext()
    else if (event.kind === 'passing') write({ activities: [event.activity] })
    else socket.close()
  }
  const stopListening = log.listen(conversation, listener)
  socket.on('close', stopListening)
  socket.on('error', stopListening)
  pumpNext()
}
