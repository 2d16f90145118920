import { z } from 'zod'

const id = z.string().max(80).regex(/^[a-z0-9_-]+$/)

/** The value behind a button. It comes back from the client, so it is checked like any input. */
export const Choice = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('show-article'), article: id }).describe('answer with this article'),
  z.strictObject({ do: z.literal('show-details'), article: id }).describe('the details and steps of this article'),
  z.strictObject({ do: z.literal('tell-fact'), fact: id, value: id }).describe('a profile fact; value may be "unknown" or "withheld"'),
  z.strictObject({ do: z.literal('more-values'), fact: id, page: z.int().min(0).max(9) }).describe('further values of a fact to choose from'),
  z.strictObject({ do: z.literal('set-language'), language: id }).describe('speak this language from now on'),
  z.strictObject({ do: z.literal('command'), command: id }).describe('one of the commands, see commands.ts'),
  z.strictObject({ do: z.literal('show-area'), area: id }).describe('list the articles of a topic area'),
  z.strictObject({ do: z.literal('not-helpful'), article: id.optional() }).describe('the answer did not help'),
  z.strictObject({ do: z.literal('none-of-these') }).describe('none of the proposed articles'),
  z.strictObject({ do: z.literal('handoff'), step: id, line: id.optional(), value: id.optional() }).describe('a step of the hand-off, see handoff/'),
])

/** What a pressed button asks for. */
export type Choice = z.infer<typeof Choice>
