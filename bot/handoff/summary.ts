import { z } from 'zod'
import { type Language, languageCodes } from '../language/languages.ts'
import { Deadline, isoDay } from './deadlines/deadline.ts'

/** The version a new summary carries. A change of shape gets a new number and a reader for the old one. */
export const SUMMARY_VERSION = 1

const language = z.enum(languageCodes as [Language, ...Language[]])
const instant = z.iso.datetime()
const id = z.string().max(80).regex(/^[a-z0-9_-]+$/)

/** Words of the person, never translated and never changed. */
const OwnWords = z.strictObject({
  text: z.string().min(1).max(2000).describe('as the person wrote it'),
  language: language.describe('the language it is written in'),
})
export type OwnWords = z.infer<typeof OwnWords>

const Fact = z.strictObject({
  fact: id.describe('a fact of vocabulary/facts.yaml'),
  values: z.array(z.string().max(80)).min(1).describe('value ids; "unknown" and "withheld" are values too'),
  how: z.enum(['said', 'chosen', 'inferred']).describe('how we know it'),
})
export type Fact = z.infer<typeof Fact>

const Shown = z.strictObject({
  article: id.describe('article id'),
  version: z.string().max(80).optional().describe('fingerprint of the text that was shown'),
  variant: z.string().max(80).describe('the section that held for this person'),
  at: instant.describe('when it was shown'),
})

export const CONTACT_WAYS = ['chat', 'phone', 'mail', 'visit'] as const
export const CONTACT_TIMES = ['any', 'morning', 'afternoon', 'evening'] as const

const Contact = z.strictObject({
  way: z.enum(CONTACT_WAYS).describe('how the person wants to be reached'),
  value: z.string().max(200).optional().describe('phone number in international form, or mail address'),
  times: z.array(z.enum(CONTACT_TIMES)).describe('when it suits; empty when not told'),
})
export type Contact = z.infer<typeof Contact>

/** From most to least urgent. */
export const URGENCIES = ['emergency', 'urgent', 'normal'] as const
export type Urgency = (typeof URGENCIES)[number]
/** Why a case is as urgent as it is; each is a phrase `handoff.urgency.<reason>`. */
export const URGENCY_REASONS = ['emergency-word', 'deadline-near', 'deadline-open', 'urgent-topic', 'none'] as const

const UrgencyLine = z.strictObject({
  level: z.enum(URGENCIES),
  reason: z.enum(URGENCY_REASONS),
})

const Concern = z.strictObject({
  articles: z.array(id).describe('articles the questions led to, newest first; their titles name the concern'),
  areas: z.array(id).describe('topic areas of those articles'),
  phases: z.array(z.int().min(1).max(5)).describe('phases of vocational integration they belong to'),
})

const Consent = z.strictObject({
  text: z.string().max(40).describe('version of the text the person agreed to'),
  language: language.describe('the language it was read in'),
  at: instant.describe('when "send" was pressed'),
})

/** What an adviser gets: told by the person, seen and approved by the person, line by line. */
export const Summary = z.strictObject({
  version: z.literal(SUMMARY_VERSION),
  name: z.string().min(1).max(80).optional().describe('name or nickname, as the person wants to be called'),
  language: language.describe('the language to answer in'),
  otherLanguages: z.array(z.string().max(35)).describe('further languages the person speaks'),
  district: id.optional().describe('district of Saxony, a value of the fact "region"'),
  residenceStatus: Fact.optional().describe('residence status and how we know it'),
  residenceExpires: isoDay.optional().describe('day on which the residence document ends'),
  concern: Concern,
  questions: z.array(OwnWords).describe('what the person asked, oldest first'),
  shown: z.array(Shown).describe('articles shown, oldest first'),
  open: z.array(OwnWords).describe('questions that got no answer'),
  tried: z.array(OwnWords).describe('what the person already tried'),
  offices: z.array(OwnWords).describe('offices and advisers already visited'),
  stations: z.array(z.int().min(1).max(5)).describe('phases of vocational integration already passed'),
  deadlines: z.array(Deadline).describe('deadlines recognised in the messages'),
  actBy: isoDay.optional().describe('the earliest day by which somebody must act'),
  urgency: UrgencyLine,
  resources: z.array(Fact).describe('qualification, work experience, German level'),
  facts: z.array(Fact).describe('all other facts told'),
  contact: Contact.optional().describe('how to reach the person outside the chat'),
  consent: Consent,
})
export type Summary = z.infer<typeof Summary>

/** A summary before "send": all but the consent. */
export const SummaryDraft = Summary.omit({ consent: true })
export type SummaryDraft = z.infer<typeof SummaryDraft>

/** Reads a stored summary. */
export function parseSummary(json: string): Summary {
  return Summary.parse(JSON.parse(json))
}
