import type { Allowance } from '../http/rate-limit.ts'

/**
 * What one client may do. A counselling centre or a mobile network shares one address among many people, so addresses get
 * far more than a person needs; conversations get what a fast reader can use.
 */
export const ALLOWANCES = {
  conversationsPerAddress: { burst: 60, secondsEach: 2 },
  messagesPerConversation: { burst: 20, secondsEach: 1 },
  pagesPerAddress: { burst: 60, secondsEach: 1 },
} as const satisfies Record<string, Allowance>
