import { ROLE } from '../offers/profile.ts'
import type { Conversation } from './conversation.ts'

/** Does the person ask as an employer? */
export function isEmployer({ profile }: Conversation): boolean {
  return profile[ROLE]?.values[0] === 'employer'
}
