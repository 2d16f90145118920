import type { OfferProfile } from './offer-profile.ts'
import type { Rule } from './offer-schema.ts'

/** What a person is looking for, in the topics of the offer directory. */
export type Needs = readonly string[]

/** Whether something holds; undefined when it is not known. */
export type Verdict = true | false | undefined

/** Levels of German, lowest first; they are compared by their place. */
const LEVELS = ['A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2']

function size(value: unknown): number {
  const level = LEVELS.indexOf(String(value))
  return level < 0 ? Number(value) : level
}

function compare({ op, value }: Rule, known: string | number): boolean {
  const list = Array.isArray(value) ? value.map(String) : [String(value)]
  switch (op) {
    case 'in': return list.includes(String(known))
    case 'not_in': return !list.includes(String(known))
    case 'eq': return String(known) === String(value)
    case 'neq': return String(known) !== String(value)
    case 'gte': return size(known) >= size(value)
    case 'lte': return size(known) <= size(value)
    case 'lt': return size(known) < size(value)
    case 'starts_with': return String(known).startsWith(String(value))
  }
}

/** Whether a rule holds for a person; undefined when what it asks for is not known. */
export function judgeRule(rule: Rule, person: OfferProfile, needs: Needs): Verdict {
  if (rule.field === 'topic') {
    const list = Array.isArray(rule.value) ? rule.value.map(String) : [String(rule.value)]
    return needs.some((need) => list.includes(need))
  }
  const known = person[rule.field]
  return known === undefined ? undefined : compare(rule, known)
}
