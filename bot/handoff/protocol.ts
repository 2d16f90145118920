import { z } from 'zod'
import { type Language, languageOfTag } from '../language/languages.ts'
import type { Summary } from './summary.ts'
import type { TicketRecord } from './ticket-record.ts'

/** A case as a hub knows it: by its id, which tells nothing of the person's own conversation with us. */
interface CaseActivity {
  conversation: { id: string }
  timestamp: string
}

/** `handoff.initiate` of the Bot Framework's hand-off protocol: asks a hub for a human. Never goes to the person's browser. */
export interface HandoffInitiate extends CaseActivity {
  type: 'event'
  name: 'handoff.initiate'
  /** What the hub routes by, and what the person approved. */
  value: { language: string; topics: readonly string[]; urgency: string; actBy: string | null; summary: Summary }
  attachments: readonly [{ name: 'Transcript'; contentType: 'application/json'; content: { activities: readonly TranscriptLine[] } }]
}

export interface TranscriptLine {
  type: 'message'
  from: { role: 'user' | 'bot' }
  text: string
  locale: string
  timestamp: string
}

/** Words for the hub's adviser: the person's, or a remark of ours. */
export type HubMessage = CaseActivity & TranscriptLine & { id: string }

/** The case is over on our side; what the hub keeps of it must go too. */
export interface HubEnd extends CaseActivity {
  type: 'endOfConversation'
  code: 'userCancelled'
}

export type ToHub = HandoffInitiate | HubMessage | HubEnd

const CaseOf = z.object({ id: z.string().min(1).max(200) })
const Sender = z.object({ name: z.string().trim().min(1).max(80).optional() }).default({})

const Status = z.object({
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  conversation: CaseOf,
  from: Sender,
  value: z.object({ state: z.enum(['accepted', 'failed', 'completed']), message: z.string().max(4000).optional() }),
})

const Message = z.object({
  type: z.literal('message'),
  id: z.string().min(1).max(200),
  conversation: CaseOf,
  from: Sender,
  text: z.string(),
  locale: z.string().optional(),
})

/** What a hub tells of a case. */
export type FromHub = { ticket: string; name?: string } & (
  | { kind: 'status'; state: z.infer<typeof Status>['value']['state']; message?: string }
  | { kind: 'message'; id: string; text: string; language?: Language }
)

/** Asks for a human. Of the transcript only what the person approved goes along. */
export function handoffInitiate({ id, urgency, actBy, summary, createdAt }: TicketRecord): HandoffInitiate {
  const { language, concern, questions } = summary
  const activities = questions.map((own): TranscriptLine => ({ type: 'message', from: { role: 'user' }, text: own.text, locale: own.language, timestamp: createdAt }))
  return {
    type: 'event', name: 'handoff.initiate', conversation: { id }, timestamp: createdAt,
    value: { language, topics: concern.areas, urgency, actBy, summary },
    attachments: [{ name: 'Transcript', contentType: 'application/json', content: { activities } }],
  }
}

/** Reads an activity from a hub; undefined when it is neither a status nor a message. */
export function readFromHub(activity: unknown): FromHub | undefined {
  const status = Status.safeParse(activity)
  if (status.success) {
    const { conversation, from: { name }, value: { state, message } } = status.data
    return { kind: 'status', ticket: conversation.id, state, ...(name ? { name } : {}), ...(message ? { message } : {}) }
  }
  const message = Message.safeParse(activity)
  if (!message.success) return undefined
  const { id, conversation, from: { name }, text, locale } = message.data
  const language = languageOfTag(locale)
  return { kind: 'message', ticket: conversation.id, id, text, ...(name ? { name } : {}), ...(language ? { language } : {}) }
}
