/** How we know a fact: typed by the person, picked from buttons, or concluded from something else they said. */
export type HowKnown = 'said' | 'chosen' | 'inferred'

/** A person's answer to a question we asked: the value, or that they do not know, or do not want to say. */
export interface KnownFact {
  /** Value ids of `knowledge/vocabulary/facts.yaml`; numbers (months, years) as decimal text. Several for groups that overlap. */
  values: readonly string[]
  how: HowKnown
}

/** What the person told us in this conversation, by fact id. `unknown` and `withheld` are values like others: asked once is enough. */
export type Profile = Readonly<Record<string, KnownFact>>

/** The value that stands for "I don't know". */
export const UNKNOWN = 'unknown'
/** The value that stands for "I don't want to say". */
export const WITHHELD = 'withheld'

/** The fact that says where someone is. */
export const PLACE = 'region'
/** The fact that says whether someone asks for themselves or as an employer. */
export const ROLE = 'role'

/** Adds or replaces one fact. */
export function withFact(profile: Profile, fact: string, values: readonly string[], how: HowKnown): Profile {
  return { ...profile, [fact]: { values, how } }
}

/** The values we may reason with: empty when the person does not know or does not say, undefined when never asked. */
export function valuesOf(profile: Profile, fact: string): readonly string[] | undefined {
  return profile[fact]?.values.filter((value) => value !== UNKNOWN && value !== WITHHELD)
}
