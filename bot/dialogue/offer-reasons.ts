import type { Match } from '../offers/match.ts'
import { valuesOf } from '../offers/profile.ts'
import { AUTHORITIES } from '../offers/rank.ts'
import type { Conversation } from './conversation.ts'
import type { OfferReason } from './reply.ts'

/** Reasons shown with an offer. */
const MOST = 3
/** Fields of the offers' rules → the facts of the vocabulary that settle them. */
const FACT_OF: Readonly<Record<string, string>> = {
  region_code: 'region', residence_country: 'region', status: 'residence_status', nationality_group: 'nationality_group', age: 'age', gender: 'gender',
  qualification_origin: 'qualification', recognition_stage: 'recognition_stage', labour_market_access: 'labour_market_access', benefit: 'benefit',
  entry_date_if_section24: 'benefit', occupation_field: 'occupation_field', german_level: 'german_level', role: 'role',
}

/** Documents with which nobody should go to an authority without independent advice first. */
const WITHOUT_PAPERS = ['no_papers', 'border_certificate']

type Reason = OfferReason['reasons'][number]

/** Why an offer fits, from what the person told us; at most three reasons, and a warning that must not be cut off. */
export function reasonsOf({ offer }: Match, { profile }: Conversation): Reason[] {
  const { target_groups: groups, region } = offer
  const told = (fact: string): string | undefined => valuesOf(profile, fact)?.[0]
  const because = (key: string, fact: string, counts: boolean): Reason[] => {
    const value = told(fact)
    return value !== undefined && counts ? [{ key: `offer.because-${key}`, values: { fact, value } }] : []
  }
  return [
    ...because('place', 'region', !region.codes.includes('00')),
    ...(told('role') === 'employer' ? [{ key: 'offer.because-employer' }] : [
      ...because('status', 'residence_status', !groups.residence_statuses.includes('any')),
      ...because('nationality', 'nationality_group', !groups.nationality_groups.includes('any')),
      ...because('age', 'age', groups.age.min !== null || groups.age.max !== null),
      ...because('women', 'gender', groups.women_only),
      ...because('qualification', 'qualification', (offer.conditions.rules?.all ?? []).some(({ field }) => field === 'qualification_origin')),
    ]),
    ...(region.codes.includes('00') ? [{ key: 'offer.everywhere' }] : []),
  ].slice(0, MOST).concat(isAuthority(offer.kind) && WITHOUT_PAPERS.includes(told('residence_status') ?? '') ? [{ key: 'offer.advice-first' }] : [])
}

/** Facts of the vocabulary that would settle whether an offer fits. */
export function openFacts({ ask }: Match, { profile }: Conversation): string[] {
  return [...new Set(ask.flatMap((field) => FACT_OF[field] ?? []))].filter((fact) => profile[fact] === undefined)
}

/** Is it part of the administration? The others advise independently of it. */
export function isAuthority(kind: string): boolean {
  return AUTHORITIES.includes(kind)
}
