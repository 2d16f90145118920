import { z } from 'zod'

export const UNITS = ['day', 'week', 'month'] as const
export type Unit = (typeof UNITS)[number]

export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A span of time such as two weeks. */
export const Period = z.strictObject({ count: z.int().min(1).max(60), unit: z.enum(UNITS) })
export type Period = z.infer<typeof Period>

/** A deadline recognised in somebody's words. */
export const Deadline = z.strictObject({
  text: z.string().min(1).max(200).describe('the words it was recognised by'),
  rule: z.string().max(40).describe('why this is a deadline: a rule of vocabulary/deadlines.yaml, or "named-date", "named-period"'),
  date: isoDay.optional().describe('the day named'),
  period: Period.optional().describe('the period named, or the one the rule sets'),
  from: isoDay.optional().describe('the day the period is counted from'),
  actBy: isoDay.optional().describe('last day to act; missing when the start is not known'),
})
export type Deadline = z.infer<typeof Deadline>
