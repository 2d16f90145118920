import type { Offer, Rule } from './offer-schema.ts'
import type { OfferProfile } from './offer-profile.ts'
import { judgeRule, type Needs, type Verdict } from './rules.ts'

/**
 * match: all known conditions hold. ask: a needed field is missing or a soft bound is touched; never hidden.
 * verify: would fit, but the offer's existence is uncertain; for staff only. no: the named condition fails.
 */
export type MatchOutcome = 'match' | 'ask' | 'verify' | 'no'

/** An offer judged for one person. */
export interface Match {
  offer: Offer
  outcome: MatchOutcome
  /** Profile fields that would settle it, for `ask`. */
  ask: readonly string[]
  /** The first condition that fails, for `no`. */
  failing?: string
}

function servesPlace({ region }: Offer, code: string | number | undefined): Verdict {
  if (region.codes.includes('00')) return code === 'abroad' ? region.codes.includes('abroad') : true
  if (code === undefined) return undefined
  return region.codes.some((own) => String(code).startsWith(own))
}

interface Test {
  name: string
  verdict: Verdict
  /** A failing soft test asks instead of refusing. */
  soft?: boolean
}

function ageTest({ age }: Offer['target_groups'], years: number | undefined): Test {
  if (age.min === null && age.max === null) return { name: 'age', verdict: true }
  const verdict = years === undefined ? undefined : years >= (age.min ?? 0) && years <= (age.max ?? 200)
  return { name: 'age', verdict, soft: age.soft ?? false }
}

function groupTest(name: string, allowed: readonly string[], known: string | number | undefined, maybe: readonly string[] = []): Test {
  if (allowed.includes('any')) return { name, verdict: true }
  if (known === undefined) return { name, verdict: undefined }
  return { name, verdict: allowed.includes(String(known)), soft: maybe.includes(String(known)) }
}

function personTests({ target_groups: groups }: Offer, person: OfferProfile): Test[] {
  return [
    groupTest('status', groups.residence_statuses, person.status, groups.residence_statuses_maybe),
    groupTest('nationality_group', groups.nationality_groups, person.nationality_group),
    ageTest(groups, person.age as number | undefined),
    { name: 'gender', verdict: groups.women_only ? (person.gender === undefined ? undefined : person.gender === 'female') : true },
  ]
}

function ruleTests({ conditions }: Offer, person: OfferProfile, needs: Needs): Test[] {
  const isPerson = person.role === 'person'
  const counts = (rule: Rule): boolean => isPerson || rule.field === 'role' || rule.field === 'region_code'
  const all = (conditions.rules?.all ?? []).filter(counts).map((rule) => ({ name: rule.field, verdict: judgeRule(rule, person, needs) }))
  // One true exclusion refuses; an open one is no reason to hide or to ask.
  const exclude = (conditions.rules?.exclude ?? []).filter(counts).map((rule) => ({ name: rule.field, verdict: judgeRule(rule, person, needs) !== true }))
  return [...all, ...exclude]
}

/** Is it over on that day? Programmes end; what is historical has ended. */
export function isOver({ availability, until }: Offer, today: string): boolean {
  return availability === 'historical' || (until !== undefined && until < today)
}

/** Judges one offer for one person on a day ("2026-11-24"); the order of the tests is the order of the explanation. */
export function matchOffer(offer: Offer, person: OfferProfile, needs: Needs, today: string): Match {
  const tests: Test[] = [
    { name: 'availability', verdict: !isOver(offer, today) },
    { name: 'audience', verdict: (offer.audience as string[]).includes(person.role) },
    { name: 'region_code', verdict: servesPlace(offer, person.region_code) },
    ...(person.role === 'person' ? personTests(offer, person) : []),
    ...ruleTests(offer, person, needs),
  ]
  const failing = tests.find(({ verdict, soft }) => verdict === false && !soft)
  if (failing) return { offer, outcome: 'no', ask: [], failing: failing.name }
  const open = tests.filter(({ verdict }) => verdict !== true).map(({ name }) => name)
  const wanted = person.role === 'person' ? (offer.conditions.rules?.ask ?? []).filter((field) => field.includes('_if_')) : []
  const ask = [...new Set([...open, ...wanted.filter((field) => asksFor(field, person))])]
  if (offer.availability === 'uncertain') return { offer, outcome: 'verify', ask }
  return { offer, outcome: ask.length > 0 ? 'ask' : 'match', ask }
}

// "entry_date_if_section24": only people with section 24 are asked.
function asksFor(field: string, person: OfferProfile): boolean {
  return field === 'entry_date_if_section24' && person.status === 'temporary_protection_24' && person.benefit === undefined
}
