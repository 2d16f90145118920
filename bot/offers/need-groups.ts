import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { NeedGroups } from './rank.ts'

const File = z.strictObject({ need_groups: z.record(z.string(), z.array(z.string())) })

/** Reads `vocabulary/needs.yaml`: topics of offers that belong together. */
export function loadNeedGroups(knowledge: string): NeedGroups {
  return File.parse(parse(readFileSync(path.join(knowledge, 'vocabulary', 'needs.yaml'), 'utf8'))).need_groups
}
