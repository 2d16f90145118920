import type { Profile } from '../offers/profile.ts'
import type { ArticleFacts } from './article-schema.ts'
import { judge } from './condition.ts'

/** The variant that fits, or the fact that must be known first. `because` names the facts that decided. */
export type VariantChoice = { section: string; because: string[] } | { ask: string }

/** Walks the variants in order: the first that holds is shown, the first that is open asks. */
export function chooseVariant(article: ArticleFacts, profile: Profile): VariantChoice {
  for (const variant of article.variants) {
    const verdict = judge(variant.when, profile)
    if (verdict.holds === true) return { section: variant.section, because: Object.keys(variant.when ?? {}) }
    if (verdict.holds === 'open') return { ask: verdict.fact }
  }
  return { section: 'general', because: [] }
}

/** The same, without asking: what is not known counts as not holding. */
export function variantWithoutAsking(article: ArticleFacts, profile: Profile): { section: string; because: string[] } {
  const variant = article.variants.find(({ when }) => judge(when, profile).holds === true)
  return { section: variant?.section ?? 'general', because: Object.keys(variant?.when ?? {}) }
}

/** Values of a fact that this article tells apart, in the order of its variants: numbers as bounds, others as ids. */
export function valuesThatMatter(article: ArticleFacts, fact: string): { ids: string[]; bounds: number[] } {
  const tests = article.variants.flatMap(({ when }) => (when?.[fact] ? [when[fact]] : []))
  const ids = tests.flatMap((test) => (Array.isArray(test) ? test : []))
  const bounds = tests.flatMap((test) => (Array.isArray(test) ? [] : [test.from, test.below].filter((bound) => bound !== undefined)))
  return { ids: [...new Set(ids)], bounds: [...new Set(bounds)].sort((a, b) => a - b) }
}
