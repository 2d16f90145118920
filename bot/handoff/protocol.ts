import { z } from 'zod'
import type { SummaryDraft } from './summary.ts'

/** `handoff.initiate` of the Bot Framework's hand-off protocol: asks a hub for a human. Never goes to the person's browser. */
export interface HandoffInitiate {
  type: 'event'
  name: 'handoff.initiate'
  conversation: { id: string }
  timestamp: string
  /** What the hub routes by. */
  value: { ticket: string; language: string; topics: readonly string[]; urgency: string }
  attachments: readonly [{ name: 'Transcript'; contentType: 'application/json'; content: { activities: readonly TranscriptLine[] } }]
}

export interface TranscriptLine {
  type: 'message'
  from: { role: 'user' | 'bot' }
  text: string
  locale: string
  timestamp: string
}

const Status = z.object({
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  conversation: z.object({ id: z.string().min(1).max(200) }),
  value: z.object({
    state: z.enum(['accepted', 'failed', 'completed']),
    message: z.string().max(4000).optional(),
  }),
})

/** What a hub tells of a hand-off. */
export type HandoffStatus = z.infer<typeof Status>['value'] & { conversation: string }

/** A hub that speaks the protocol: a contact centre, another bot. */
export interface HandoffHub {
  initiate(event: HandoffInitiate): Promise<void>
}

/** Names that only a hub may send. The door to clients refuses them, so nobody can tell us that an adviser came. */
export const RESERVED_EVENTS = ['handoff.initiate', 'handoff.status'] as const

export function handoffInitiate(request: { ticket: string; conversation: string; summary: SummaryDraft; transcript: readonly TranscriptLine[]; now: Date }): HandoffInitiate {
  const { ticket, conversation, summary, transcript, now } = request
  return {
    type: 'event',
    name: 'handoff.initiate',
    conversation: { id: conversation },
    timestamp: now.toISOString(),
    value: { ticket, language: summary.language, topics: summary.concern.areas, urgency: summary.urgency.level },
    attachments: [{ name: 'Transcript', contentType: 'application/json', content: { activities: transcript } }],
  }
}

/** Reads an activity from a hub; undefined when it is no status. */
export function readHandoffStatus(activity: unknown): HandoffStatus | undefined {
  const parsed = Status.safeParse(activity)
  return parsed.success ? { ...parsed.data.value, conversation: parsed.data.conversation.id } : undefined
}
