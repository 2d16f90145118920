import type { Match, Needs } from './match.ts'
import type { OfferProfile } from './offer-profile.ts'
import type { Offer } from './offer-schema.ts'

/** Points that order the offers that fit; tried on the example persons in test/offers. */
export const WEIGHTS = {
  topic: 40, group: 28, firstTopics: 8, seat: 15, catchmentStated: 11, catchmentAssumed: 10, state: 6, federal: 4,
  high: 5, medium: 3, low: 0, prefer: 3, authority: -8, portal: -6, protectionUnasked: -60,
} as const

const PROTECTIVE = ['emergency', 'crisis-helpline', 'women-protection', 'victim-support', 'trafficking-forced-labour', 'return-counselling']
const AUTHORITIES = ['authority', 'recognition-authority', 'job-centre-employment-agency']

/** Topics that belong together, by group. */
export type NeedGroups = Readonly<Record<string, readonly string[]>>

function needPoints({ topics }: Offer, needs: Needs, groups: NeedGroups): number {
  if (needs.some((need) => topics.includes(need))) {
    return WEIGHTS.topic + (needs.some((need) => topics.slice(0, 2).includes(need)) ? WEIGHTS.firstTopics : 0)
  }
  const wanted = Object.values(groups).filter((group) => needs.some((need) => group.includes(need)))
  return wanted.some((group) => group.some((topic) => topics.includes(topic))) ? WEIGHTS.group : 0
}

function placePoints({ region }: Offer, code: string | number | undefined): number {
  if (region.codes.includes('00')) return WEIGHTS.federal
  if (code !== undefined && region.seat_code === code) return WEIGHTS.seat
  if (region.level === 'state') return WEIGHTS.state
  return region.catchment === 'stated' ? WEIGHTS.catchmentStated : WEIGHTS.catchmentAssumed
}

function kindPoints({ kind }: Offer, asked: boolean): number {
  return (AUTHORITIES.includes(kind) ? WEIGHTS.authority : 0) + (kind === 'information-portal' ? WEIGHTS.portal : 0)
    + (PROTECTIVE.includes(kind) && !asked ? WEIGHTS.protectionUnasked : 0)
}

/** Points of an offer that fits; never by provider. */
export function points({ offer }: Match, person: OfferProfile, needs: Needs, groups: NeedGroups): number {
  const need = needPoints(offer, needs, groups)
  return need + placePoints(offer, person.region_code) + WEIGHTS[offer.confidence] + kindPoints(offer, need > 0)
}

/** Best first; ties by name. A statewide offer steps back behind its local part in the person's own district. */
export function rank(matches: readonly Match[], person: OfferProfile, needs: Needs, groups: NeedGroups): { match: Match; points: number }[] {
  const local = matches.filter(({ offer, outcome }) => outcome === 'match' && offer.part_of && offer.region.seat_code === person.region_code)
  const covered = new Set(local.map(({ offer }) => offer.part_of))
  return matches.filter(({ offer }) => !covered.has(offer.id))
    .map((match) => ({ match, points: points(match, person, needs, groups) }))
    .sort((a, b) => b.points - a.points || a.match.offer.name.localeCompare(b.match.offer.name, 'de'))
}
