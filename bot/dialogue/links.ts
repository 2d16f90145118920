import type { Conversation } from './conversation.ts'
import type { Part } from './reply.ts'

/** A link to one of our own pages in the person's language; `place` shows what there is in a district. */
export function pageLink({ language }: Conversation, path: string, key: string, place?: string): Part {
  const query = place && /^\d+$/.test(place) ? `?place=${place}` : ''
  return { kind: 'link', href: `/${language}/${path}${query}`, label: { kind: 'phrase', key } }
}
