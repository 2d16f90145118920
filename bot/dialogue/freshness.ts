import type { ArticleFacts } from '../articles/article-schema.ts'

/** Days after `review_by` from which an answer is no longer given. */
const GRACE_DAYS = 90
const DAY = 86_400_000

function daysOverdue({ review_by }: ArticleFacts, now: Date): number {
  return (now.getTime() - Date.parse(review_by)) / DAY - 1
}

/** Past its review date, the answer says so. */
export function isOverdue(facts: ArticleFacts, now: Date): boolean {
  return daysOverdue(facts, now) > 0
}

/** Far past its review date, the answer is withheld and a person offered. */
export function isWithheld(facts: ArticleFacts, now: Date): boolean {
  return daysOverdue(facts, now) > GRACE_DAYS
}
