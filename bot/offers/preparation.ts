import { z } from 'zod'
import { readWhole } from '../articles/read-yaml.ts'
import type { Offer } from './offer-schema.ts'

const File = z.strictObject({ preparation: z.record(z.string(), z.array(z.string())) })

/** Kind of an offer → what to bring and ask there, as the end of a key of `locales/`. */
export type Preparation = ReadonlyMap<string, string>

/** Reads `vocabulary/preparation.yaml`. */
export function loadPreparation(knowledge: string): Preparation {
  const { preparation } = readWhole(File, knowledge, 'vocabulary', 'preparation.yaml')
  return new Map(Object.entries(preparation).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group] as const)))
}

/** The key of `locales/` that says what to bring and ask; undefined where nothing is to be prepared. */
export function preparationFor(preparation: Preparation, { kind }: Offer, role: string): string | undefined {
  const group = preparation.get(kind)
  if (group === undefined || group === 'nothing') return undefined
  return `offer.prepare.${role === 'employer' ? 'hiring' : group}`
}
