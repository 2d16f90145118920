import { EventEmitter } from 'node:events'
import { Client, type Pool } from 'pg'

/** Tells every process that works on the same data that something changed. Carries ids, never words. */
export interface Announcements {
  /** Call it after the commit: a listener reads the database at once. */
  announce(topic: string, id: string): Promise<void>
  /** @returns ends the listening */
  listen(listener: (topic: string, id: string) => void): () => void
  close(): Promise<void>
}

const CHANNEL = 'erstinfo'

function localBus() {
  const bus = new EventEmitter().setMaxListeners(0)
  return {
    emit: (topic: string, id: string) => { bus.emit('change', topic, id) },
    listen(listener: (topic: string, id: string) => void) {
      bus.on('change', listener)
      return () => { bus.off('change', listener) }
    },
  }
}

/** Within this process, for SQLite. */
export function localAnnouncements(): Announcements {
  const bus = localBus()
  return { announce: async (topic, id) => bus.emit(topic, id), listen: bus.listen, close: async () => {} }
}

/**
 * Between replicas, over LISTEN/NOTIFY. A lost connection is opened again; what was announced meanwhile is missed,
 * so listeners also look by themselves now and then.
 */
export async function sharedAnnouncements(url: string, pool: Pool, onFault: (error: unknown) => void): Promise<Announcements> {
  const bus = localBus()
  let closed = false
  let client = await connect()

  async function connect(): Promise<Client> {
    const next = new Client({ connectionString: url })
    await next.connect()
    await next.query(`LISTEN ${CHANNEL}`)
    next.on('notification', ({ payload }) => {
      const [topic, id] = JSON.parse(payload!) as [string, string]
      bus.emit(topic, id)
    })
    next.on('error', (error) => {
      onFault(error)
      if (!closed) void reconnect()
    })
    return next
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, 1000).unref())
      try {
        client = await connect()
        return
      } catch (error) {
        onFault(error)
      }
    }
  }

  return {
    announce: async (topic, id) => { await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify([topic, id])]) },
    listen: bus.listen,
    async close() {
      closed = true
      await client.end()
    },
  }
}
