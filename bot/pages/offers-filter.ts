import { PHASES } from '../dialogue/render/phases.ts'
import { isOver } from '../offers/match.ts'
import type { Offer } from '../offers/offer-schema.ts'

/** What the reader chose on the page of offers; nothing chosen shows everything. */
export interface OffersFilter {
  place?: string
  kind?: string
  phase?: number
  women: boolean
  employer: boolean
}

/** Offers of this kind are shown to someone who asks for them, never proposed. */
const ONLY_ASKED = 'return-counselling'

/** The choice from the address of the page; what is none of ours is left out. */
export function offersFilter(query: URLSearchParams): OffersFilter {
  const [place, kind, phase] = [query.get('place'), query.get('kind'), Number(query.get('phase'))]
  return {
    ...(place && /^\d{5}$/.test(place) ? { place } : {}), ...(kind && /^[a-z-]+$/.test(kind) ? { kind } : {}),
    ...(PHASES.some((known) => known === phase) ? { phase } : {}), women: query.has('women'), employer: query.has('employer'),
  }
}

/** Does the offer serve everybody, or all of the state? */
export const isEverywhere = ({ region }: Offer): boolean => region.level === 'state' || region.level === 'federal'

/** Does it serve a district? */
export function servesDistrict({ region }: Offer, place: string): boolean {
  return region.codes.some((code) => place.startsWith(code))
}

/** Is it for the public? What is uncertain, over, or only for professionals is not. */
export function isPublic(offer: Offer, today: string): boolean {
  return offer.availability === 'active' && !isOver(offer, today) && offer.audience.some((reader) => reader === 'person' || reader === 'employer')
}

/** Kinds for women, though the offer may not refuse others. */
const FOR_WOMEN = ['women-protection', 'women-labour-market']

/** Is it made for women? */
const isForWomen = ({ kind, kinds_also, target_groups }: Offer): boolean => target_groups.women_only || [kind, ...(kinds_also ?? [])].some((own) => FOR_WOMEN.includes(own))

/** The offers that fit the choice, wherever they are. */
export function chosenOffers(offers: Iterable<Offer>, { kind, phase, women, employer }: OffersFilter, today: string): Offer[] {
  return [...offers].filter((offer) => isPublic(offer, today)
    && (offer.audience as string[]).includes(employer ? 'employer' : 'person')
    && (kind === undefined ? offer.kind !== ONLY_ASKED : [offer.kind, ...(offer.kinds_also ?? [])].includes(kind))
    && (phase === undefined || offer.phases.includes(phase))
    && (!women || isForWomen(offer)))
}

/** Kinds of offers that have a seat in some districts and serve none of this one: what we do not know here. */
export function missingKinds(offers: Iterable<Offer>, place: string, today: string): string[] {
  const local = [...offers].filter((offer) => isPublic(offer, today) && offer.audience.includes('person') && offer.kind !== ONLY_ASKED && !isEverywhere(offer) && offer.region.codes.some((code) => code.startsWith('14')))
  const here = new Set(local.filter((offer) => servesDistrict(offer, place)).flatMap(({ kind, kinds_also }) => [kind, ...(kinds_also ?? [])]))
  return [...new Set(local.map(({ kind }) => kind))].filter((kind) => !here.has(kind)).sort()
}
