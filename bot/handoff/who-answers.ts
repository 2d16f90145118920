import type { Team } from './advisers.ts'
import { opensAt, openUntil } from './opening-hours.ts'
import type { SummaryDraft } from './summary.ts'

/** Who will answer, as far as can be said truthfully. */
export type WhoAnswers =
  | { kind: 'open'; team: Team; until: Date }
  | { kind: 'closed'; team: Team; opensAt: Date | undefined }
  /** Nobody serves this place or topic: offers, and no ticket. */
  | { kind: 'no-team' }

/** What routing looks at. */
export type Routed = Pick<SummaryDraft, 'district' | 'language' | 'concern'>

/** The team for a case and whether somebody is there. Teams that speak the language and are open come first. */
export function whoAnswers(teams: readonly Team[], summary: Routed, now: Date): WhoAnswers {
  const [team] = teams.filter((candidate) => serves(candidate, summary)).sort((a, b) => preference(b, summary, now) - preference(a, summary, now))
  if (!team) return { kind: 'no-team' }
  const until = openUntil(team.hours, now)
  return until ? { kind: 'open', team, until } : { kind: 'closed', team, opensAt: opensAt(team.hours, now) }
}

function serves({ regions, topics }: Team, { district, concern }: Routed): boolean {
  // Who does not tell the place can only be served by a team for a whole Land.
  const here = regions.some((region) => district === undefined ? region.length === 2 : district.startsWith(region))
  return here && (topics === 'all' || concern.areas.length === 0 || concern.areas.some((area) => topics.includes(area)))
}

function preference(team: Team, summary: Routed, now: Date): number {
  const real = team.sample ? 0 : 8
  const speaks = team.languages.includes(summary.language) ? 4 : 0
  const local = team.regions.some((region) => region.length > 2 && summary.district?.startsWith(region)) ? 2 : 0
  const open = openUntil(team.hours, now) ? 1 : 0
  return real + speaks + local + open
}
