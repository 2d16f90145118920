import { deleteTicket } from '../../bot/handoff/deletion.ts'
import { verifyWebhook } from '../../bot/handoff/delivery/webhook-signature.ts'
import { personSays } from '../../bot/handoff/relay.ts'
import { findTicket, messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { type DeskServer, startDesk } from './desk-server.ts'
import { type HubServer, hubStatus as status, startHub } from './hub-server.ts'
import { newTicket, team, TUESDAY } from './support.ts'

const hubTeam = { ...team, id: 'contact-centre', name: 'Contact Centre', channel: 'hub' as const }

let hub: HubServer
let desk: DeskServer

beforeEach(async () => {
  hub = await startHub()
  desk = await startDesk({ teams: [team, hubTeam], hub })
})
afterEach(async () => {
  await desk.stop()
  hub.stop()
})

const tell = (activity: object, signing: Partial<Parameters<HubServer['tell']>[2]> = {}) => hub.tell(desk, activity, { at: desk.workplace.clock.now(), ...signing })
const found = (id: string) => findTicket(desk.room.context.db, id)

describe('a hub that speaks the hand-off protocol', () => {
  it('is asked with handoff.initiate, signed, with what the person approved and nothing that leads into their chat', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    const [initiate] = await hub.heard(1)
    expect(initiate).toEqual({
      type: 'event', name: 'handoff.initiate', conversation: { id }, timestamp: TUESDAY,
      value: { language: 'ar', topics: ['work-permit'], urgency: 'normal', actBy: null, summary: expect.objectContaining({ name: 'Amal' }) },
      attachments: [{ name: 'Transcript', contentType: 'application/json', content: { activities: [{ type: 'message', from: { role: 'user' }, text: 'هل يمكنني العمل؟', locale: 'ar', timestamp: TUESDAY }] } }],
    })
    expect(verifyWebhook(hub.secret, hub.got[0]!.headers, hub.got[0]!.body, desk.workplace.clock.now(), () => false)).toBe('ok')
    expect(hub.got[0]!.body).not.toContain('conversation-1')
    expect(desk.heard).toEqual([])
  })

  it('takes the case, talks with the person both ways, and closes it', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    expect(await tell(status(id, 'accepted', { value: { state: 'accepted', message: 'Guten Tag' } }))).toEqual({ status: 200 })
    expect(await found(id)).toMatchObject({ state: 'claimed', adviser: 'hub', adviserName: 'Hanna' })
    await personSays(desk.room.context, [hubTeam], (await found(id))!, { id: 'p1', text: 'لدي سؤال', language: 'ar' })
    expect((await hub.heard(2))[1]).toMatchObject({ type: 'message', conversation: { id }, from: { role: 'user' }, text: 'لدي سؤال', locale: 'ar' })
    expect(await tell({ type: 'message', id: 'm1', conversation: { id }, from: { name: 'Hanna' }, text: 'Ja, das geht.', locale: 'de-DE' })).toEqual({ status: 200 })
    expect(await tell(status(id, 'completed'))).toEqual({ status: 200 })
    expect(await found(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
    expect((await messagesOf(desk.room.context.db, id)).map(({ sender, text, language }) => [sender, text, language]))
      .toEqual([['adviser', 'Guten Tag', 'ar'], ['person', 'لدي سؤال', 'ar'], ['adviser', 'Ja, das geht.', 'de']])
  })

  it('that finds nobody leaves the case in our own queue', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    expect(await tell(status(id, 'failed'))).toEqual({ status: 200 })
    expect(await found(id)).toMatchObject({ state: 'open', version: 1 })
    await tell(status(id, 'accepted'))
    await tell(status(id, 'failed'))
    expect(await found(id)).toMatchObject({ state: 'open', adviser: null })
  })

  it('may say everything twice, and it is done once', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    for (const signing of [{ id: 'same' }, { id: 'same' }, { id: 'other' }]) expect((await tell(status(id, 'accepted'), signing)).status).toBe(200)
    for (const _ of [1, 2]) expect((await tell({ type: 'message', id: 'm1', conversation: { id }, text: 'once' })).status).toBe(200)
    expect(await messagesOf(desk.room.context.db, id)).toHaveLength(1)
  })

  it('may say again what was refused, and is not told that it was done', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    for (const _ of [1, 2]) expect((await tell(status(id, 'completed'), { id: 'same' })).status).toBe(409)
    await tell(status(id, 'accepted'))
    expect((await tell(status(id, 'completed'), { id: 'same' })).status).toBe(200)
    expect(await found(id)).toMatchObject({ state: 'closed' })
  })

  it('hears when the person deletes the case', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    await hub.heard(1)
    await deleteTicket(desk.room.context, [team, hubTeam], id, 'person')
    expect((await hub.heard(2))[1]).toEqual({ type: 'endOfConversation', code: 'userCancelled', conversation: { id }, timestamp: TUESDAY })
    expect(await tell(status(id, 'accepted'))).toEqual({ status: 404, code: 'UnknownConversation' })
  })
})

describe('a status that somebody else made up', () => {
  it.each([
    ['without the secret', { secret: 'x'.repeat(32) }],
    ['with another body than was signed', { body: '{"type":"event"}' }],
    ['signed long ago', { at: new Date('2026-11-24T09:00:00Z') }],
  ])('is not believed: %s', async (_name, signing) => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    expect(await tell(status(id, 'accepted'), signing)).toEqual({ status: 401, code: 'Unauthorized' })
    expect(await found(id)).toMatchObject({ state: 'open' })
  })

  it('is not believed without any signature', async () => {
    const response = await fetch(`${desk.url}/api/hub`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(response.status).toBe(401)
  })

  it('is refused with what was expected when it is none, or not possible now, or about a case of others', async () => {
    const { id } = await newTicket(desk.room.context, {}, hubTeam)
    const other = await newTicket(desk.room.context)
    for (const none of [status(id, 'won'), status(id, 'accepted', { name: 'handoff.initiate' }), status(id, 'accepted', { conversation: {} }), {}, [1]]) expect(await tell(none)).toEqual({ status: 400, code: 'BadArgument' })
    expect(await tell(status(id, 'completed'))).toEqual({ status: 409, code: 'Conflict' })
    expect(await tell({ type: 'message', id: 'm1', conversation: { id }, text: 'too early' })).toEqual({ status: 409, code: 'Conflict' })
    await tell(status(id, 'accepted'))
    expect(await tell({ type: 'message', id: 'm2', conversation: { id }, text: 'x'.repeat(100_000) })).toEqual({ status: 413, code: 'MessageSizeTooBig' })
    expect(await tell(status(other.id, 'accepted'))).toEqual({ status: 404, code: 'UnknownConversation' })
    expect(await found(other.id)).toMatchObject({ state: 'open' })
  })
})
