import { nextTicket, type ActionName, type Actor, type Ticket, type TicketAction, type TicketState, TICKET_STATES, TRANSITIONS } from '../../bot/handoff/ticket.ts'
import { adviser } from './support.ts'

const berta: Actor = { kind: 'adviser', adviser: adviser('berta') }
const carla: Actor = { kind: 'adviser', adviser: adviser('carla') }
const elsewhere: Actor = { kind: 'adviser', adviser: adviser('dora', ['another-team']) }

const ticket = (state: TicketState, change: Partial<Ticket> = {}): Ticket => ({
  id: 't', state, urgency: 'normal', team: 'ibas-leipzig', adviser: state === 'claimed' ? 'berta' : null, adviserName: state === 'claimed' ? 'Name of berta' : null,
  outcome: null, version: 7, ...change,
})

const ACTIONS: Record<ActionName, TicketAction> = {
  'claim': { do: 'claim' }, 'release': { do: 'release' }, 'reassign': { do: 'reassign', team: 'ibas-leipzig' }, 'reply': { do: 'reply' }, 'message': { do: 'message' },
  'hand-back': { do: 'hand-back' }, 'close': { do: 'close', outcome: 'answered' }, 'reopen': { do: 'reopen' }, 'mark-urgent': { do: 'mark-urgent' },
}

describe('a ticket', () => {
  it('moves as the table says, and nowhere else', () => {
    const table = TICKET_STATES.map((state) => [state, Object.entries(ACTIONS).flatMap(([name, action]) => {
      const decision = nextTicket(ticket(state, { adviser: 'berta', adviserName: 'Name of berta' }), action, berta)
      return decision.ok ? [`${name} → ${decision.ticket.state}`] : []
    }).join(', ')])
    expect(Object.fromEntries(table)).toEqual({
      open: 'claim → claimed, reassign → open, message → open, mark-urgent → open',
      claimed: 'release → open, reassign → open, reply → claimed, message → claimed, hand-back → returned, close → closed, mark-urgent → claimed',
      returned: 'claim → claimed, reassign → open, close → closed, reopen → open, mark-urgent → returned',
      closed: 'reopen → open',
    })
  })

  it('counts its changes', () => {
    const decision = nextTicket(ticket('open'), { do: 'claim' }, berta)
    expect(decision).toEqual({ ok: true, ticket: ticket('claimed', { version: 8 }) })
  })

  const REFUSED: [string, TicketState, TicketAction, Actor, object][] = [
    ['a second claim, naming who has it', 'claimed', { do: 'claim' }, carla, { reason: 'claimed-by', name: 'Name of berta' }],
    ['a claim of one\'s own ticket', 'claimed', { do: 'claim' }, berta, { reason: 'already-yours' }],
    ['a reply of a colleague', 'claimed', { do: 'reply' }, carla, { reason: 'not-yours' }],
    ['a hand-back by a colleague', 'claimed', { do: 'hand-back' }, carla, { reason: 'not-yours' }],
    ['a reply to a closed ticket', 'closed', { do: 'reply' }, berta, { reason: 'not-now', state: 'closed' }],
    ['an adviser of another team', 'open', { do: 'claim' }, elsewhere, { reason: 'other-team' }],
    ['an adviser of another team even to look busy', 'claimed', { do: 'reassign', team: 'another-team' }, elsewhere, { reason: 'other-team' }],
  ]
  it.each(REFUSED)('refuses %s', (_, state, action, actor, refusal) => {
    expect(nextTicket(ticket(state), action, actor)).toEqual({ ok: false, refusal })
  })

  it('goes to a colleague at once, and to another team through its queue', () => {
    expect(nextTicket(ticket('claimed'), { do: 'reassign', team: 'ibas-leipzig', adviser: { id: 'carla', name: 'Carla' } }, berta)).toMatchObject({ ticket: { state: 'claimed', adviser: 'carla', adviserName: 'Carla' } })
    expect(nextTicket(ticket('claimed'), { do: 'reassign', team: 'another-team' }, berta)).toMatchObject({ ticket: { state: 'open', team: 'another-team', adviser: null } })
  })

  it('knows for every action where it may start', () => {
    expect(Object.keys(TRANSITIONS).sort()).toEqual(Object.keys(ACTIONS).sort())
  })
})
