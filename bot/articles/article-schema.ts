import { z } from 'zod'
import { Condition } from './condition.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-08-19')

/** Topic areas, in the order people see them. */
export const AREAS = [
  'residence', 'work-permit', 'asylum', 'family', 'recognition', 'language', 'job-search', 'working-life',
  'self-employment', 'training', 'social', 'counselling', 'everyday-first-steps', 'emergency',
] as const

const Source = z.strictObject({
  title: z.string().min(2).describe('name of the page or statute, as a reader would look for it'),
  publisher: z.string().min(2).describe('who is responsible for the page'),
  url: z.url({ protocol: /^https?$/ }).describe('address of the page'),
  official: z.boolean().describe('true for an authority or a statute; each article needs at least one'),
})

const Variant = z.strictObject({
  section: id.describe('name of the section in the text: "## variant <section>: heading"; "general" needs none'),
  when: Condition.optional().describe('facts that must hold; left out in the last variant, which catches everybody'),
})

/** `article.yaml`: what all languages of an article share. */
export const ArticleFacts = z.strictObject({
  id: id.describe('name of the folder'),
  area: z.enum(AREAS).describe('topic area, name of the folder above'),
  phases: z.array(z.int().min(1).max(5)).min(1).describe('phases of vocational integration it serves'),
  audience: z.array(z.enum(['migrant', 'employer'])).min(1).describe('for whom it is written'),
  depth: z.enum(['full', 'orientation', 'safety']).describe('full: answers; orientation: options, then referral; safety: short rule, human at once'),
  depends_on: z.array(id.or(z.string().regex(/^[a-z_]+$/))).describe('facts of vocabulary/facts.yaml the answer depends on'),
  variants: z.array(Variant).min(1).describe('first whose condition holds is shown'),
  sources: z.array(Source).min(1).describe('where the facts stand'),
  legal_basis: z.array(z.string()).describe('paragraphs, such as "AufenthG §4a"'),
  level: z.enum(['federal', 'land', 'municipal']).describe('who makes the rule'),
  region: z.string().optional().describe('region key where the level is not federal, such as "14" for Saxony'),
  checked_on: date.describe('when the facts were last compared with their sources'),
  review_by: date.describe('after this day the answer says it is overdue; 90 days later it is withheld'),
  owner: z.string().describe('who looks after it'),
  urgent: z.enum(['none', 'offer-human', 'emergency']).describe('whether a human is offered at once'),
  offers: z.strictObject({
    ids: z.array(id).describe('offers to propose'),
    kinds: z.array(id).describe('kinds of offers to propose where they serve the place'),
  }).describe('filter on the offer directory'),
  see_also: z.array(id).describe('related articles'),
})
export type ArticleFacts = z.infer<typeof ArticleFacts>

/** Front matter of a language file. */
export const TextHead = z.strictObject({
  review: z.enum(['draft', 'reviewed']).describe('draft until an adviser has read it'),
  by: z.string().describe('who wrote or reviewed it'),
  source: z.literal('de').optional().describe('translations: the language it was made from'),
  source_hash: z.string().optional().describe('translations: fingerprint of the German text it was made from'),
})
export type TextHead = z.infer<typeof TextHead>

/** One section that holds for the people of one variant. */
export interface VariantText {
  heading: string
  text: string
}

/** An article in one language; all texts are Markdown. */
export interface ArticleText {
  head: TextHead
  title: string
  short: string
  details: string
  next: string
  /** German only: easy language. */
  easy?: { short: string; next: string }
  variants: Readonly<Record<string, VariantText>>
  /** Fingerprint of everything below the front matter. */
  hash: string
}
