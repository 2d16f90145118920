import type { Vocabulary } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import { type Profile, valuesOf } from './profile.ts'

/** The fields that the rules of the offers speak of; a field that is not there is not known. */
export type OfferProfile = Readonly<Record<string, string | number | undefined>> & { role: string }

const QUALIFICATION: Readonly<Record<string, string>> = {
  none: 'none', vocational_foreign: 'foreign_vocational', vocational_recognised_or_german: 'german',
  degree_foreign: 'foreign_academic', degree_german_or_comparable: 'german', in_recognition: 'foreign_vocational',
}

function nationality(groups: readonly string[] | undefined): string | undefined {
  if (!groups || groups.length === 0) return undefined
  if (groups.includes('eu') || groups.includes('eea_ch')) return 'eu_eea_ch'
  if (groups.includes('ukraine')) return 'ukraine'
  if (groups.includes('western_balkans_26_2')) return 'western_balkans'
  return groups.includes('stateless') ? 'stateless' : 'third_country'
}

/** The person's profile in the words of the offer directory; `language` is the one they write. */
export function offerProfile(profile: Profile, vocabulary: Vocabulary, language?: Language): OfferProfile {
  const one = (fact: string): string | undefined => valuesOf(profile, fact)?.[0]
  const number = (fact: string): number | undefined => (one(fact) === undefined ? undefined : Number(one(fact)))
  const statuses = vocabulary.facts.residence_status
  const status = one('residence_status')
  const group = status && statuses?.kind === 'choice' ? statuses.values[status]?.offers_group : undefined
  const region = one('region')
  const months = number('duration_of_stay')
  return {
    role: one('role') ?? 'person',
    region_code: region === 'other_land' ? 'other' : region,
    residence_country: region === undefined ? undefined : region === 'abroad' ? 'other' : 'DE',
    age: number('age'),
    status: group,
    nationality_group: nationality(valuesOf(profile, 'nationality_group')),
    gender: one('gender'),
    qualification_origin: QUALIFICATION[one('qualification') ?? ''],
    recognition_stage: one('recognition_stage'),
    labour_market_access: one('labour_market_access'),
    benefit: one('benefit'),
    occupation_field: one('occupation_field'),
    german_level: one('german_level') === 'none' ? 'A0' : one('german_level'),
    language,
    years_in_germany: months === undefined ? undefined : months / 12,
  }
}
