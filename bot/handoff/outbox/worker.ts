import type { Log } from '../../log.ts'
import type { Database, DeliveryRow } from '../../storage/tables.ts'
import { type HandoffContext, TICKET_CHANGED } from '../context.ts'
import { backOff, LEASE } from './back-off.ts'
import { type Channel, CHANNELS, enqueue, type Payload } from './enqueue.ts'

/** Thrown by a delivery that no repetition will bring through; its `code` is kept, its words are not. */
export class UndeliverableError extends Error {
  override name = 'UndeliverableError'
  readonly code: string

  constructor(code: string, options?: ErrorOptions) {
    super(`The delivery was refused for good: ${code}`, options)
    this.code = code
  }
}

/** One delivery on its way. The same id twice is the same delivery. */
export interface Delivery {
  id: string
  ticket: string
  payload: Payload
}

/** Brings one delivery to its receiver or throws. */
export type Deliver = (delivery: Delivery) => Promise<void>

/** What brings deliveries to their receivers. */
export interface Outbox {
  /** Looks for work now. Resolves when nothing is due. */
  run(): Promise<void>
  start(): void
  stop(): Promise<void>
}

const EVERY = 1000
const BATCH = 20

/**
 * Delivers what lies in the outbox, at least once: a row is done only after its delivery, and a receiver knows a repetition by the id.
 * Rows of one ticket and channel go in their order. Several workers may run at once.
 */
export function createOutbox(context: HandoffContext, deliver: Partial<Record<Channel, Deliver>>, log: Log): Outbox {
  const lanes = CHANNELS.flatMap((channel) => deliver[channel] ? [lane(() => runChannel(context, channel, deliver[channel]!, log))] : [])
  const run = async () => { await Promise.all(lanes.map((next) => next())) }
  const runInBackground = () => { run().catch((error: unknown) => log.error('outbox.failed', { error: (error as Error).name })) }
  let timer: NodeJS.Timeout | undefined
  let unlisten = () => {}
  return {
    run,
    start() {
      timer = setInterval(runInBackground, EVERY)
      unlisten = context.announcements.listen((topic) => { if (topic === TICKET_CHANGED) runInBackground() })
      runInBackground()
    },
    async stop() {
      clearInterval(timer)
      unlisten()
      await run()
    },
  }
}

/** Runs one at a time; a call during a run makes it run once more. */
function lane(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  return () => {
    again = true
    running ??= (async () => {
      try {
        while (again) {
          again = false
          await work()
        }
      } finally {
        running = undefined
      }
    })()
    return running
  }
}

async function runChannel(context: HandoffContext, channel: Channel, deliver: Deliver, log: Log): Promise<void> {
  for (;;) {
    const due = await dueRows(context, channel)
    const handled = await Promise.all(due.map(async (row) => await lease(context, row) && await handle(context, row, deliver, log)))
    if (!handled.some(Boolean)) return
  }
}

/** Rows that are due and have no earlier one waiting before them. */
function dueRows({ db, now }: HandoffContext, channel: Channel): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery as row').selectAll('row')
    .where('row.channel', '=', channel).where('row.state', '=', 'waiting').where('row.due_at', '<=', now().toISOString())
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('delivery as earlier').select('earlier.id')
      .whereRef('earlier.ticket', '=', 'row.ticket').where('earlier.channel', '=', channel)
      .where('earlier.state', '=', 'waiting').whereRef('earlier.number', '<', 'row.number'))))
    .orderBy('row.created_at').limit(BATCH).execute()
}

async function lease({ db, now }: HandoffContext, row: DeliveryRow): Promise<boolean> {
  const until = new Date(now().getTime() + LEASE).toISOString()
  const { numUpdatedRows } = await db.updateTable('delivery').set({ due_at: until, attempts: row.attempts + 1 })
    .where('id', '=', row.id).where('attempts', '=', row.attempts).where('state', '=', 'waiting').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

async function handle(context: HandoffContext, row: DeliveryRow, deliver: Deliver, log: Log): Promise<true> {
  const payload = JSON.parse(row.payload) as Payload
  try {
    await deliver({ id: row.id, ticket: row.ticket, payload })
    await settle(context, row, payload, 'delivered')
  } catch (error) {
    const code = error instanceof UndeliverableError ? error.code : (error as { code?: string }).code ?? (error as Error).name
    const wait = error instanceof UndeliverableError ? undefined : backOff(row.channel as Channel, row.attempts + 1)
    log.warn('outbox.attempt-failed', { delivery: row.id, channel: row.channel, attempt: row.attempts + 1, code })
    if (wait === undefined) await settle(context, row, payload, 'failed', code)
    else await postpone(context, row, wait, code)
  }
  return true
}

async function postpone({ db, now }: HandoffContext, row: DeliveryRow, wait: number, code: string): Promise<void> {
  await db.updateTable('delivery').set({ due_at: new Date(now().getTime() + wait).toISOString(), last_error: code }).where('id', '=', row.id).execute()
}

/** Ends a delivery and shows its end at the message it carried. */
async function settle(context: HandoffContext, row: DeliveryRow, payload: Payload, state: 'delivered' | 'failed', code: string | null = null): Promise<void> {
  const message = 'message' in payload ? payload.message : undefined
  await context.db.transaction().execute(async (db) => {
    await db.updateTable('delivery').set({ state, last_error: code }).where('id', '=', row.id).execute()
    if (message) await showAtMessage(context, db, message, state)
  })
  if (message) await context.announcements.announce('delivery', row.ticket)
}

async function showAtMessage(context: HandoffContext, db: Database, id: string, state: 'delivered' | 'failed'): Promise<void> {
  await db.updateTable('message').set({ delivery: state, delivered_at: state === 'delivered' ? context.now().toISOString() : null }).where('id', '=', id).execute()
  const message = await db.selectFrom('message').select(['ticket', 'number', 'sender']).where('id', '=', id).executeTakeFirst()
  // Advisers see it at the desk and on the card; the person, who was told that it is on its way, is told in the chat.
  if (message?.sender === 'person' && state === 'failed') {
    await enqueue(db, context, { id: message.ticket, version: message.number }, [{ channel: 'person', payload: { phrase: 'handoff.person.undelivered' } }])
  }
}
