import { z } from 'zod'
import { readWhole } from '../articles/read-yaml.ts'
import type { NeedGroups } from './rank.ts'

const File = z.strictObject({ need_groups: z.record(z.string(), z.array(z.string())) })

/** Reads `vocabulary/needs.yaml`: topics of offers that belong together. */
export function loadNeedGroups(knowledge: string): NeedGroups {
  return readWhole(File, knowledge, 'vocabulary', 'needs.yaml').need_groups
}
