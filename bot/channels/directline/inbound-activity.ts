import { z } from 'zod'
import { cleanText } from '../../dialogue/incoming-message.ts'

// Only what stands here is read from a client. Everything else it sends (serviceUrl, recipient, conversation, from, deliveryMode,
// relatesTo, entities, attachments, other channelData) is dropped, because parts of the SDK would act on it.
const text = z.string().transform(cleanText)
const tag = z.string().regex(/^[A-Za-z0-9-]{0,35}$/, 'expected a language tag such as "de-DE"')
const MAX_VALUE = 2000
const channelData = z.object({
  clientActivityID: z.string().max(64).optional().describe('by which the client knows its own activity again'),
  messageBack: z.object({ displayText: text }).optional().describe('what the pressed button said, to show it again after a reload'),
})

const Message = z.object({
  type: z.literal('message'),
  text: text.default('').describe('what the person typed'),
  value: z.json().refine((value) => JSON.stringify(value).length <= MAX_VALUE, 'too long for the value of a button').optional().describe('the choice behind a button; checked where it is used'),
  locale: tag.optional(),
  localTimezone: z.string().max(64).optional(),
  channelData: channelData.default({}),
}).refine((message) => message.text !== '' || message.value !== undefined, { path: ['text'], error: 'a message needs a text or the value of a button' })

const Typing = z.object({ type: z.literal('typing') })

/** An activity that a browser may send. Events are not among them, so nobody can play an adviser who accepts. */
export const InboundActivity = z.discriminatedUnion('type', [Message, Typing])
export type InboundActivity = z.infer<typeof InboundActivity>
export type InboundMessage = z.infer<typeof Message>

/** What is wrong with an activity, for the developer who sent it: the place and what is expected, never the content. */
export function faultOf(error: z.ZodError): string {
  const issue = error.issues[0]!
  const place = issue.path.join('.') || 'activity'
  return place === 'type' ? 'type: expected "message" or "typing"' : `${place}: ${issue.message}`
}
