import { z } from 'zod'

const Contact = z.looseObject({
  value: z.string().describe('number, address or web address exactly as a source showed it'),
  label: z.string().optional().describe('what it is for, in German'),
  as_of: z.string().optional().describe('date of the text that showed it'),
  freshness: z.enum(['recent', 'check', 'old', 'unknown']).optional().describe('old and unknown are shown with their date'),
})

/** One test on a profile field, see knowledge/offers/README.md. */
export const Rule = z.strictObject({
  field: z.string(),
  op: z.enum(['in', 'not_in', 'eq', 'neq', 'gte', 'lte', 'lt', 'starts_with']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
})
export type Rule = z.infer<typeof Rule>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2027-12-31')

/** Where an entry was read: on a page, or in a list of others, which is said to the reader. */
const Source = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).optional().describe('address of the page'),
  seen_in: z.string().optional().describe('where it was seen if on no page, in German'),
  text_dated: z.string().describe('date of that text, or what is known about it'),
  looked_up: day,
}).refine(({ url, seen_in }) => url !== undefined || seen_in !== undefined, 'expected "url", or "seen_in" where there is no page')

/** One counselling offer: `offers/<id>.yaml`. */
export const Offer = z.looseObject({
  id: z.string(),
  name: z.string().describe('German name, as on the door'),
  aliases: z.array(z.string()).optional().describe('other names that people ask for it by'),
  provider: z.string(),
  kind: z.string(),
  kinds_also: z.array(z.string()).optional(),
  availability: z.enum(['active', 'uncertain', 'historical']).describe('uncertain: for staff only; historical: never proposed'),
  since: day.optional().describe('first day of a programme with an end'),
  until: day.optional().describe('last day; afterwards it is not proposed'),
  audience: z.array(z.enum(['person', 'employer', 'professional', 'volunteer'])),
  phases: z.array(z.int().min(1).max(5)),
  topics: z.array(z.string()),
  part_of: z.string().optional().describe('the statewide offer this one belongs to'),
  region: z.looseObject({ level: z.string(), codes: z.array(z.string()), names: z.array(z.string()), seat_code: z.string().optional(), catchment: z.string().optional() }),
  target_groups: z.looseObject({
    residence_statuses: z.array(z.string()),
    residence_statuses_maybe: z.array(z.string()).optional(),
    nationality_groups: z.array(z.string()),
    age: z.looseObject({ min: z.number().nullable(), max: z.number().nullable(), soft: z.boolean().optional() }),
    employers: z.boolean(),
    women_only: z.boolean(),
  }),
  conditions: z.looseObject({
    rules: z.strictObject({
      all: z.array(Rule).optional(), exclude: z.array(Rule).optional(), prefer: z.array(Rule).optional(),
      ask: z.array(z.string()).optional(), non_persons: z.unknown().optional(),
    }).optional(),
  }),
  refer_elsewhere: z.array(z.strictObject({
    when: z.array(Rule).describe('rules that must all hold'),
    to: z.array(z.string()).describe('ids of the offers to go to instead'),
  })).optional().describe('where to send those whom it does not fit'),
  languages: z.array(z.string()),
  cost: z.string(),
  opening_hours: z.string().optional(),
  channels: z.strictObject({
    phone: z.array(Contact).optional(), email: z.array(Contact).optional(), address: z.array(Contact).optional(),
    web: z.array(Contact).optional(), chat: z.array(Contact).optional(),
  }),
  source: z.array(Source).min(1),
  confidence: z.enum(['high', 'medium', 'low']),
})
export type Offer = z.infer<typeof Offer>
