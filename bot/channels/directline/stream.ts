import { setTimeout as wait } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Upgrade } from '../../http.ts'
import { isOwnOrigin } from '../../http/client-view.ts'
import { readQuery } from '../../http/read-body.ts'
import { watermarkOf } from './conversation-routes.ts'
import type { DirectLineParts } from './parts.ts'
import { openStream, type StreamSocket } from './stream/open-stream.ts'

const PATH = /^\/v3\/directline\/conversations\/([A-Za-z0-9_-]{1,64})\/stream$/

/** Sockets one conversation may hold: a few tabs. The oldest goes when one more comes. */
const MAX_SOCKETS = 4

/** Often enough that no proxy takes the connection for dead. */
const PING_EVERY_MS = 20_000

/** The WebSocket side of Direct Line. */
export interface Streams {
  upgrade: Upgrade
  /** Closes all sockets one after another within this time, so that not all clients come back in the same second. */
  stop(graceMs: number): Promise<void>
}

/** Serves the streams of local conversations. */
export function createStreams(parts: Pick<DirectLineParts, 'tokens' | 'activities'>): Streams {
  // Clients send nothing but empty frames.
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false })
  const open = new Map<string, StreamSocket[]>()
  const pings = setInterval(() => server.clients.forEach(pingOrEnd), PING_EVERY_MS)
  pings.unref()

  const upgrade: Upgrade = (request, socket, head, baseUrl) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const conversation = PATH.exec(path)?.[1]
    if (conversation === undefined) return false
    const refuse = (status: string): void => { socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`) }
    if (!isOwnOrigin(request.headers, baseUrl)) { refuse('403 Forbidden'); return true }
    void admit(conversation, query).then((watermark) => {
      if (watermark === undefined) refuse('403 Forbidden')
      else server.handleUpgrade(request, socket, head, (client) => { join(conversation, client, watermark) })
    }, () => refuse('400 Bad Request'))
    return true
  }

  async function admit(conversation: string, query: string): Promise<number | undefined> {
    const asked = readQuery(query)
    const grant = await parts.tokens.verify('stream', asked.get('t') ?? '')
    const living = grant?.conversation === conversation && await parts.activities.userOf(conversation) !== undefined
    return living ? watermarkOf({ query: asked }) : undefined
  }

  function join(conversation: string, client: WebSocket, watermark: number): void {
    const others = open.get(conversation) ?? []
    if (others.length >= MAX_SOCKETS) others.shift()!.close()
    open.set(conversation, [...others, client])
    client.on('close', () => {
      const left = (open.get(conversation) ?? []).filter((socket) => socket !== client)
      if (left.length > 0) open.set(conversation, left)
      else open.delete(conversation)
    })
    openStream(client, parts.activities, conversation, watermark)
  }

  return {
    upgrade,
    async stop(graceMs) {
      clearInterval(pings)
      const clients = [...server.clients]
      for (const client of clients) {
        client.close(1001)
        await wait(graceMs / clients.length)
      }
      for (const client of server.clients) client.terminate()
    },
  }
}

const silent = new WeakSet<WebSocket>()

function pingOrEnd(client: WebSocket): void {
  if (silent.has(client)) return client.terminate()
  silent.add(client)
  client.once('pong', () => silent.delete(client))
  client.ping()
}
