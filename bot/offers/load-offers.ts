import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Problem } from '../articles/problem.ts'
import { readWhole, readYaml } from '../articles/read-yaml.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import { Offer } from './offer-schema.ts'

/** The offer directory: facts by id, and what each offer is in each language. */
export interface Offers {
  byId: ReadonlyMap<string, Offer>
  texts: Readonly<Record<Language, Readonly<Record<string, { what: string }>>>>
  problems: Problem[]
}

const Texts = z.record(z.string(), z.strictObject({ what: z.string() }))

/** Reads `offers/`. A faulty offer is left out and named in `problems`. */
export function loadOffers(knowledge: string): Offers {
  const folder = path.join(knowledge, 'offers')
  const byId = new Map<string, Offer>()
  const problems: Problem[] = []
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort()) {
    const read = readYaml(Offer, `knowledge/offers/${name}`, readFileSync(path.join(folder, name), 'utf8'))
    problems.push(...read.problems)
    if (!read.value) continue
    if (`${read.value.id}.yaml` === name) byId.set(read.value.id, read.value)
    else problems.push({ file: `knowledge/offers/${name}`, found: `The id "${read.value.id}" does not match the name of the file.`, fix: 'Make the field and the name agree.' })
  }
  const texts = {} as Record<Language, Record<string, { what: string }>>
  for (const language of languageCodes) texts[language] = readWhole(Texts, knowledge, 'offers', 'texts', `${language}.yaml`)
  return { byId, texts, problems }
}
