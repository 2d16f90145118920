import { z } from 'zod'
import { type Profile, valuesOf } from '../offers/profile.ts'

/** Condition on one fact: one of these values, or a bound on a number. */
const Test = z.union([
  z.array(z.string()).min(1).describe('one of these values'),
  z.strictObject({
    from: z.number().optional().describe('number at least this'),
    below: z.number().optional().describe('number below this'),
  }).describe('bounds on a number'),
])
type Test = z.infer<typeof Test>

/** Facts that must all hold. */
export const Condition = z.record(z.string(), Test)
export type Condition = z.infer<typeof Condition>

/** Whether a condition holds for what we know; `open` names the first fact we would have to ask. */
export type Verdict = { holds: true } | { holds: false } | { holds: 'open'; fact: string }

function holdsFor(test: Test, values: readonly string[]): boolean {
  if (Array.isArray(test)) return values.some((value) => test.includes(value))
  const number = Number(values[0])
  if (values.length === 0 || Number.isNaN(number)) return false
  return number >= (test.from ?? -Infinity) && number < (test.below ?? Infinity)
}

/**
 * Three-valued: a fact that was never asked leaves it open, a fact the person does not know or does not say fails it.
 * One failing fact decides, whatever else is open.
 */
export function judge(condition: Condition | undefined, profile: Profile): Verdict {
  let open: string | undefined
  for (const [fact, test] of Object.entries(condition ?? {})) {
    const values = valuesOf(profile, fact)
    if (values === undefined) open ??= fact
    else if (!holdsFor(test, values)) return { holds: false }
  }
  return open ? { holds: 'open', fact: open } : { holds: true }
}
