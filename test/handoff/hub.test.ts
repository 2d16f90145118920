import { askHub, followHub } from '../../bot/handoff/hub.ts'
import { type HandoffInitiate, readHandoffStatus } from '../../bot/handoff/protocol.ts'
import { findTicket, messagesOf } from '../../bot/handoff/ticket-queries.ts'
import { adviser, newTicket, openWorkplace, team, TUESDAY, type Workplace } from './support.ts'

let workplace: Workplace
beforeEach(async () => { workplace = await openWorkplace() })
afterEach(() => workplace.close())

const hub = adviser('hub')
const status = (state: string, change: object = {}) => ({ type: 'event', name: 'handoff.status', conversation: { id: 'conversation-1' }, value: { state, message: 'Guten Tag' }, ...change })

describe('a hub that speaks the hand-off protocol', () => {
  it('is asked with what it routes by, and gets of the transcript only what the person approved', async () => {
    const { id } = await newTicket(workplace.context)
    const asked: HandoffInitiate[] = []
    const said = [{ text: 'هل يمكنني العمل؟', language: 'ar' as const, at: TUESDAY, outcome: 'answer' }, { text: 'a line they removed', language: 'ar' as const, at: TUESDAY, outcome: 'answer' }]
    await askHub(workplace.context, { initiate: async (event) => void asked.push(event) }, id, said)
    expect(asked).toEqual([{
      type: 'event', name: 'handoff.initiate', conversation: { id: 'conversation-1' }, timestamp: TUESDAY,
      value: { ticket: id, language: 'ar', topics: ['work-permit'], urgency: 'normal' },
      attachments: [{ name: 'Transcript', contentType: 'application/json', content: { activities: [{ type: 'message', from: { role: 'user' }, text: 'هل يمكنني العمل؟', locale: 'ar', timestamp: TUESDAY }] } }],
    }])
  })

  it('takes the case, says something, and closes it by its statuses', async () => {
    const { id } = await newTicket(workplace.context)
    await followHub(workplace.context, [team], hub, readHandoffStatus(status('accepted'))!)
    expect(await findTicket(workplace.context.db, id)).toMatchObject({ state: 'claimed', adviser: 'hub' })
    expect((await messagesOf(workplace.context.db, id)).map(({ text }) => text)).toEqual(['Guten Tag'])
    await followHub(workplace.context, [team], hub, readHandoffStatus(status('completed'))!)
    expect(await findTicket(workplace.context.db, id)).toMatchObject({ state: 'closed' })
  })

  it('cannot bring anything about with what is no status, or for a case that is not there', async () => {
    for (const forged of [status('won'), status('accepted', { type: 'message' }), status('accepted', { name: 'handoff.initiate' }), status('accepted', { conversation: {} }), null, 'accepted', { value: 1 }]) {
      expect(readHandoffStatus(forged)).toBeUndefined()
    }
    expect(await followHub(workplace.context, [team], hub, readHandoffStatus(status('accepted', { conversation: { id: 'unknown' } }))!)).toBeUndefined()
  })
})
