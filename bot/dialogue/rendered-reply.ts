import type { Language } from '../language/languages.ts'
import type { Choice } from './choice.ts'
import type { Outcome } from './reply.ts'

/** A reply in words, ready for any channel to show. */
export interface RenderedReply {
  language: Language
  outcome: Outcome
  markdown: string
  html: string
  buttons: { title: string; choice: Choice }[]
}
