import { beforeAll, afterAll } from '@jest/globals'
import { adviserActs } from '../../bot/handoff/adviser-actions.ts'
import type { HandoffContext } from '../../bot/handoff/context.ts'
import { deleteExpired, deleteMyData } from '../../bot/handoff/deletion.ts'
import { createOutbox, type Delivery } from '../../bot/handoff/outbox/worker.ts'
import { adviserSays, personSays } from '../../bot/handoff/relay.ts'
import { findTicket, historyOf, messagesOf, queueOf, ticketByLongCode, ticketByShortCode } from '../../bot/handoff/ticket-queries.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { noLog } from '../../bot/log.ts'
import type { Storage } from '../../bot/storage/database.ts'
import { migrate } from '../../bot/storage/migrate.ts'
import { adviser, contextOf, DAY, fixedClock, summary, team, TUESDAY } from '../handoff/support.ts'

/** What both databases must do alike. Called once for each, with a database of its own. */
export function databaseContract(open: () => Promise<{ storage: Storage; close(): Promise<void> }>): void {
  let opened: Awaited<ReturnType<typeof open>>
  let context: HandoffContext
  const clock = fixedClock(TUESDAY)
  beforeAll(async () => {
    opened = await open()
    context = contextOf(opened.storage, clock.now)
  }, 60_000)
  afterAll(() => opened.close())

  const send = (conversation: string) => openTicket(context, { summary: summary(), team, conversation, way: 'the way back' })

  it('may be migrated again and loses nothing', async () => {
    const { id } = await send('migrated')
    await migrate(context.db)
    expect((await findTicket(context.db, id))?.conversation).toBe('migrated')
  })

  it('keeps a case as it was approved, and of its codes only hashes', async () => {
    const { id, codes } = await send('kept')
    expect((await findTicket(context.db, id))?.summary).toEqual(summary())
    expect((await ticketByLongCode(context.db, codes.long))?.id).toBe(id)
    expect((await ticketByShortCode(context.db, codes.short))?.id).toBe(id)
    const row = await context.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(codes.long)
    expect(JSON.stringify(row)).not.toContain(codes.short)
  })

  it('gives a case to one of twenty advisers who claim at once, and tells the others who has it', async () => {
    const { id } = await send('race')
    const claims = await Promise.all(Array.from({ length: 20 }, (_, number) => adviserActs(context, [team], id, { do: 'claim' }, adviser(`a${number}`))))
    const won = claims.filter((claim) => claim.ok)
    expect(won).toHaveLength(1)
    const winner = won[0]!.ok && won[0]!.ticket.adviserName
    expect(claims.filter((claim) => !claim.ok).map((claim) => !claim.ok && claim.refusal)).toEqual(Array(19).fill({ reason: 'claimed-by', name: winner }))
    expect((await historyOf(context.db, id)).map(({ action }) => action)).toEqual(['open', 'claim'])
  })

  it('keeps messages sent at once from both sides, each once and all in one order', async () => {
    const { id } = await send('relay')
    const holder = adviser('holder')
    await adviserActs(context, [team], id, { do: 'claim' }, holder)
    const ticket = (await findTicket(context.db, id))!
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        personSays(context, [team], ticket, { id: `p${round}`, text: `person ${round}`, language: 'ar' }),
        adviserSays(context, id, { id: `a${round}`, text: `adviser ${round}`, language: 'ar' }, holder),
        adviserSays(context, id, { id: `a${round}`, text: `adviser ${round}`, language: 'ar' }, holder),
      ])
    }
    const messages = await messagesOf(context.db, id)
    expect(messages.filter(({ sender }) => sender === 'person').map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((round) => `person ${round}`))
    expect(messages.filter(({ sender }) => sender === 'adviser').map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((round) => `adviser ${round}`))
    expect((await historyOf(context.db, id)).map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  })

  it('writes nothing of a change that fails in its middle', async () => {
    const { id } = await send('half')
    const before = await findTicket(context.db, id)
    const broken: HandoffContext = { ...context, newId: () => { throw new Error('no more ids') } }
    await expect(adviserActs(broken, [team], id, { do: 'claim' }, adviser('a'))).rejects.toThrow('no more ids')
    expect(await findTicket(context.db, id)).toEqual(before)
    expect(await historyOf(context.db, id)).toHaveLength(1)
  })

  it('delivers each message once though two workers look at the same time, in the order of their writing', async () => {
    const { id } = await send('outbox')
    const holder = adviser('holder')
    await adviserActs(context, [team], id, { do: 'claim' }, holder)
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await adviserSays(context, id, { id: `out${number}`, text: String(number), language: 'ar' }, holder)
    const delivered: string[] = []
    const person = async ({ ticket, payload }: Delivery) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (ticket === id) delivered.push('message' in payload ? payload.message!.split('/')[1]! : 'phrase' in payload ? payload.phrase : '')
    }
    // Each worker stops when nothing is left for it, so they are asked again until all is done.
    const workers = [createOutbox(context, { person }, noLog), createOutbox(context, { person }, noLog)]
    for (let round = 0; round < 20 && delivered.length < 9; round++) await Promise.all(workers.map((worker) => worker.run()))
    expect(delivered).toEqual(['handoff.person.claimed', 'out1', 'out2', 'out3', 'out4', 'out5', 'out6', 'out7', 'out8'])
    expect((await messagesOf(context.db, id)).every(({ delivery }) => delivery === 'delivered')).toBe(true)
  })

  it('sorts the queue by urgency, then by the day by which to act, then by age', async () => {
    const queued = { ...team, id: 'queue-team' }
    const open = (conversation: string, change: object) => openTicket(context, { summary: summary(change), team: queued, conversation })
    await open('normal', {})
    await open('later', { urgency: { level: 'urgent', reason: 'deadline-near' }, actBy: '2026-12-08' })
    await open('sooner', { urgency: { level: 'urgent', reason: 'deadline-near' }, actBy: '2026-12-01' })
    await open('open', { urgency: { level: 'urgent', reason: 'deadline-open' } })
    await open('emergency', { urgency: { level: 'emergency', reason: 'emergency-word' } })
    expect((await queueOf(context.db, ['queue-team'])).map(({ conversation }) => conversation)).toEqual(['emergency', 'sooner', 'later', 'open', 'normal'])
    expect(await queueOf(context.db, [])).toEqual([])
  })

  it('deletes everything of a person when asked, and says how many cases there were', async () => {
    const { id } = await send('mine')
    await adviserActs(context, [team], id, { do: 'claim' }, adviser('holder'))
    await adviserSays(context, id, { id: 'last', text: 'good bye', language: 'ar' }, adviser('holder'))
    expect(await deleteMyData(context, [team], 'mine')).toBe(1)
    expect(await findTicket(context.db, id)).toBeUndefined()
    for (const table of ['message', 'ticket_history', 'ticket_way', 'delivery'] as const) {
      expect(await context.db.selectFrom(table).selectAll().where('ticket', '=', id).execute()).toEqual([])
    }
    expect(await deleteMyData(context, [team], 'mine')).toBe(0)
  })

  it('deletes a closed case after thirty days and not before', async () => {
    const { id } = await send('closed')
    const holder = adviser('holder')
    await adviserActs(context, [team], id, { do: 'claim' }, holder)
    await adviserActs(context, [team], id, { do: 'close', outcome: 'answered' }, holder)
    clock.move(30 * DAY - 1)
    await deleteExpired(context, [team])
    expect(await findTicket(context.db, id)).toBeDefined()
    clock.move(1)
    await deleteExpired(context, [team])
    expect(await findTicket(context.db, id)).toBeUndefined()
    expect(await historyOf(context.db, id)).toEqual([])
  })

  it('deletes a case nobody closed when nothing happened to it for half a year', async () => {
    const { id } = await send('forgotten')
    clock.move(180 * DAY)
    await deleteExpired(context, [team])
    expect(await findTicket(context.db, id)).toBeUndefined()
  })

  it('forgets an adviser who has not signed in for a year', async () => {
    const lastSeen = (days: number) => ({ id: `seen-${days}`, name: 'Berta', teams: '[]', seen_at: new Date(clock.now().getTime() - days * DAY).toISOString() })
    await context.db.insertInto('adviser').values([lastSeen(364), lastSeen(365)]).execute()
    await deleteExpired(context, [team])
    expect(await context.db.selectFrom('adviser').select('id').execute()).toEqual([{ id: 'seen-364' }])
  })

  it('tells other processes of a change', async () => {
    const heard: string[] = []
    const end = context.announcements.listen((topic, id) => heard.push(`${topic} ${id}`))
    const { id } = await send('announced')
    for (let wait = 0; wait < 200 && !heard.includes(`ticket ${id}`); wait++) await new Promise((resolve) => setTimeout(resolve, 10))
    end()
    expect(heard).toContain(`ticket ${id}`)
  })
}
