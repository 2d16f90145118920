import type { Match } from './match.ts'
import type { OfferProfile } from './offer-profile.ts'
import { judgeRule, type Needs } from './rules.ts'

/** The failing test of the matcher → why the offer is not for this person, as the end of a key of `locales/`. */
const REASONS: Readonly<Record<string, string>> = {
  availability: 'over', audience: 'audience', role: 'audience', region_code: 'place', residence_country: 'place', status: 'status',
  labour_market_access: 'status', nationality_group: 'nationality', age: 'age', gender: 'women', qualification_origin: 'qualification',
  recognition_stage: 'qualification', occupation_field: 'occupation', topic: 'topic', german_level: 'german',
}

/** The key of `locales/` that says why an offer does not fit. */
export function whyNot({ failing }: Match): string {
  return `offer.not.${REASONS[failing ?? ''] ?? 'other'}`
}

/** Ids of the offers that its editors name for people whom this one does not fit; the first rule that holds decides. */
export function referredTo({ offer }: Match, person: OfferProfile, needs: Needs): readonly string[] {
  return offer.refer_elsewhere?.find(({ when }) => when.every((rule) => judgeRule(rule, person, needs) === true))?.to ?? []
}
