import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import type { Part } from './reply.ts'
import { PHASES } from './render/phases.ts'

/** The phases, each with the articles the person was shown in this conversation. */
export function stationsPart({ articles }: Knowledge, { shown }: Pick<Conversation, 'shown'>): Part {
  const seen = [...new Set(shown.map(({ article }) => article))].filter((id) => articles.has(id))
  return { kind: 'stations', phases: PHASES.map((phase) => ({ phase, articles: seen.filter((id) => articles.get(id)!.facts.phases.includes(phase)) })) }
}
