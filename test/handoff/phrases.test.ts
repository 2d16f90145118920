import { UNITS } from '../../bot/handoff/deadlines/deadline.ts'
import { readDeadlineVocabulary } from '../../bot/handoff/deadlines/vocabulary.ts'
import { ASKS } from '../../bot/handoff/flow/state.ts'
import { SNIPPETS } from '../../bot/handoff/handoff-room.ts'
import { CONTACT_TIMES, CONTACT_WAYS, URGENCIES, URGENCY_REASONS } from '../../bot/handoff/summary.ts'
import { TICKET_OUTCOMES, TICKET_STATES, TRANSITIONS } from '../../bot/handoff/ticket.ts'
import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { phrase } from './support.ts'

const facts = Object.keys((load(readFileSync('knowledge/vocabulary/facts.yaml', 'utf8')) as { facts: object }).facts)
const all = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`)

/** Keys that are put together from names, which no reader of the code finds by searching. */
const KEYS = [
  ...all('handoff.rule', [...Object.keys(readDeadlineVocabulary('knowledge').rules), 'named-date', 'named-period']), ...all('handoff.period', UNITS),
  ...all('handoff.fact', facts), ...all('handoff.phase', ['1', '2', '3', '4', '5']), ...all('handoff.urgency', URGENCY_REASONS), ...all('handoff.way', CONTACT_WAYS),
  ...all('handoff.times', CONTACT_TIMES), ...all('handoff.ask', [...ASKS.filter((ask) => ask !== 'contact-value'), 'phone', 'mail']), ...SNIPPETS,
  ...all('handoff.case.state', TICKET_STATES), ...all('handoff.case', ['waiting', 'delivered', 'failed', 'empty', 'too-long', 'not-now']),
  ...all('desk.urgency', URGENCIES), ...all('desk.state', TICKET_STATES), ...all('desk.outcome', TICKET_OUTCOMES), ...all('desk.action', ['open', ...Object.keys(TRANSITIONS)]),
  ...all('desk.delivery', ['waiting', 'delivered', 'failed']), ...all('desk.who', ['person', 'bot']),
  ...all('desk.refused', ['claimed-by', 'already-yours', 'not-yours', 'other-team', 'not-now', 'changed', 'gone', 'empty', 'too-long', 'stale-form']),
  ...all('desk.mail', ['ticket.opened', 'ticket.urgent', 'message.added', 'text']),
]

describe('phrases of the hand-off', () => {
  it('exist for every rule, fact, state and reason, in German and English', () => {
    const missing = KEYS.flatMap((key) => (['de', 'en'] as const).filter((language) => {
      try {
        return phrase(language, key, { count: 2, name: '', urgency: '', link: '' }) === ''
      } catch {
        return true
      }
    }).map((language) => `${language} ${key}`))
    expect(missing).toEqual([])
  })

})
