import type { Match } from './match.ts'
import type { OfferProfile } from './offer-profile.ts'
import type { Offer } from './offer-schema.ts'
import { judgeRule, type Needs } from './rules.ts'

/** Points that order the offers that fit; tried on the example persons in test/offers. */
export const WEIGHTS = {
  topic: 40, group: 28, firstTopics: 8, seat: 15, catchmentStated: 11, catchmentAssumed: 10, state: 6, federal: 4,
  high: 5, medium: 3, low: 0, prefer: 3, open: -3, authority: -8, portal: -6, protectionUnasked: -60,
} as const

const PROTECTIVE = ['emergency', 'crisis-helpline', 'women-protection', 'victim-support', 'trafficking-forced-labour', 'return-counselling']
/** Kinds that decide or belong to the administration; the others advise independently. */
export const AUTHORITIES: readonly string[] = ['authority', 'recognition-authority', 'job-centre-employment-agency']

/** Topics that belong together, by group. */
export type NeedGroups = Readonly<Record<string, readonly string[]>>

/** Points for what the person looks for; 0 when the offer does not help with it at all. */
export function needPoints({ topics }: Offer, needs: Needs, groups: NeedGroups): number {
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

/** Is it asked for what the offer is above all for? Advice as such is no question for protection from violence. */
function isAskedFor({ topics }: Offer, needs: Needs, groups: NeedGroups): boolean {
  const above = topics.slice(0, 2)
  return needs.some((need) => topics.includes(need))
    || Object.values(groups).some((group) => needs.some((need) => group.includes(need)) && above.some((topic) => group.includes(topic)))
}

function kindPoints({ kind }: Offer, asked: boolean): number {
  return (AUTHORITIES.includes(kind) ? WEIGHTS.authority : 0) + (kind === 'information-portal' ? WEIGHTS.portal : 0)
    + (PROTECTIVE.includes(kind) && !asked ? WEIGHTS.protectionUnasked : 0)
}

/** Whom the offer is made for above all: counts a little, and excludes nobody. */
function preferPoints({ conditions }: Offer, person: OfferProfile, needs: Needs): number {
  return WEIGHTS.prefer * (conditions.rules?.prefer ?? []).filter((rule) => judgeRule(rule, person, needs) === true).length
}

/** Points of an offer that fits; never by provider. What is still open counts against it: the surest way stands first. */
export function points({ offer, ask }: Match, person: OfferProfile, needs: Needs, groups: NeedGroups): number {
  const need = needPoints(offer, needs, groups)
  return need + placePoints(offer, person.region_code) + WEIGHTS[offer.confidence] + kindPoints(offer, isAskedFor(offer, needs, groups)) + preferPoints(offer, person, needs)
    + WEIGHTS.open * ask.length
}

/** A ranked offer with its points. */
export interface Ranked {
  match: Match
  points: number
}

/** At the same points: the place nearby before the one far away, then who speaks the person's language, then by name. */
function breakTie(a: Offer, b: Offer, person: OfferProfile): number {
  const nearby = (offer: Offer): number => (offer.region.seat_code === person.region_code ? 0 : 1)
  const speaks = (offer: Offer): number => (offer.languages.includes(String(person.language)) ? 0 : 1)
  return nearby(a) - nearby(b) || speaks(a) - speaks(b) || a.name.localeCompare(b.name, 'de')
}

/** Best first. A statewide offer steps back behind its local part in the person's own district, where that fits at least as surely. */
export function rank(matches: readonly Match[], person: OfferProfile, needs: Needs, groups: NeedGroups): Ranked[] {
  const outcomes = new Map(matches.map(({ offer, outcome }) => [offer.id, outcome]))
  const local = matches.filter(({ offer, outcome }) => offer.part_of && offer.region.seat_code === person.region_code
    && (outcome === 'match' || outcome === outcomes.get(offer.part_of)))
  const covered = new Set(local.map(({ offer }) => offer.part_of))
  return matches.filter(({ offer }) => !covered.has(offer.id))
    .map((match) => ({ match, points: points(match, person, needs, groups) }))
    .sort((a, b) => b.points - a.points || breakTie(a.match.offer, b.match.offer, person))
}
