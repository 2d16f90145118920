import type { Team } from '../../bot/handoff/advisers.ts'
import type { Summary } from '../../bot/handoff/summary.ts'

/** A team and a case that need no file to be read, for processes that live a tenth of a second. */
export const killedTeam: Team = {
  id: 'team', name: 'Team', regions: ['14'], topics: 'all', languages: ['de'], channel: 'webhook', sample: false,
  hours: [{ days: ['mon'], from: '09:00', to: '16:00' }],
}

export const killedSummary: Summary = {
  version: 1, language: 'ar', otherLanguages: [], concern: { articles: [], areas: [], phases: [] }, questions: [{ text: 'هل يمكنني العمل؟', language: 'ar' }],
  shown: [], open: [], tried: [], offices: [], stations: [], deadlines: [], urgency: { level: 'normal', reason: 'none' }, resources: [], facts: [],
  consent: { text: '2026-11', language: 'ar', at: '2026-11-24T10:00:00.000Z' },
}
