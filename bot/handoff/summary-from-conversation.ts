import type { Conversation } from '../dialogue/conversation.ts'
import type { Outcome } from '../dialogue/reply.ts'
import { valuesOf, type Profile } from '../offers/profile.ts'
import { daysBetween } from './deadlines/calendar.ts'
import type { Deadline } from './deadlines/deadline.ts'
import type { FindDeadlines } from './deadlines/find-deadlines.ts'
import { type Fact, type OwnWords, SUMMARY_VERSION, type SummaryDraft } from './summary.ts'

/** What is known of an article shown. */
export interface ArticleKnown {
  area: string
  phases: readonly number[]
  /** Fingerprint of the text in this language. */
  version?: string
  urgent: boolean
}

/** What a summary is made from besides the conversation. */
export interface SummarySources {
  article(id: string, language: string): ArticleKnown | undefined
  findDeadlines: FindDeadlines
  /** Today in Germany, `YYYY-MM-DD`. */
  today: string
}

// Turns in which the person did not tell their concern: greetings, commands, answers to our own questions.
const NOT_A_QUESTION: readonly Outcome[] = ['small-talk', 'command', 'human', 'relayed']
const UNANSWERED: readonly Outcome[] = ['no-answer', 'choose', 'error']
const RESOURCES = ['qualification', 'german_level', 'employment', 'occupation_field', 'recognition_stage']
const MOST_QUESTIONS = 12
// A deadline this near makes a case urgent.
const URGENT_WITHIN_DAYS = 14

/** What the conversation tells an adviser. Pure, and made of the person's words and our titles only. */
export function summaryFromConversation(conversation: Conversation, sources: SummarySources): SummaryDraft {
  const { profile, language, shown } = conversation
  const asked = conversation.said.filter(({ outcome }) => !NOT_A_QUESTION.includes(outcome as Outcome)).slice(-MOST_QUESTIONS)
  const articles = [...new Set(shown.map(({ article }) => article).reverse())]
  const known = articles.flatMap((id) => sources.article(id, language) ?? [])
  const deadlines = sameOnce(asked.flatMap(({ text, language: spoken, at }) => sources.findDeadlines(text, spoken, at.slice(0, 10))))
  const draft: SummaryDraft = {
    version: SUMMARY_VERSION,
    language,
    otherLanguages: [...new Set(asked.map(({ language: spoken }) => spoken))].filter((spoken) => spoken !== language),
    ...optional('district', districtOf(profile)),
    ...optional('residenceStatus', factOf(profile, 'residence_status')),
    ...optional('residenceExpires', deadlines.find(({ rule }) => rule === 'residence-expiry')?.date),
    concern: { articles, areas: [...new Set(known.map(({ area }) => area))], phases: [...new Set(known.flatMap(({ phases }) => phases))].sort() },
    questions: asked.map(ownWords),
    shown: shown.map(({ article, variant, at }) => ({ article, variant, at, ...optional('version', sources.article(article, language)?.version) })),
    open: asked.filter(({ outcome }) => UNANSWERED.includes(outcome as Outcome)).map(ownWords),
    tried: [],
    offices: [],
    stations: stationsOf(profile),
    deadlines,
    urgency: { level: 'normal', reason: 'none' },
    resources: RESOURCES.flatMap((fact) => factOf(profile, fact) ?? []),
    facts: Object.keys(profile).filter((fact) => ![...RESOURCES, 'residence_status', 'region'].includes(fact)).map((fact) => factOf(profile, fact)!),
  }
  const emergency = conversation.said.some(({ outcome }) => outcome === 'emergency')
  return withUrgency(draft, sources.today, { emergency, urgentTopic: known.some(({ urgent }) => urgent) })
}

/** Sets the act-by day and the urgency anew, after the deadlines changed. */
export function withUrgency(draft: SummaryDraft, today: string, signs?: { emergency: boolean; urgentTopic: boolean }): SummaryDraft {
  const { actBy: _, ...rest } = draft
  const actBy = draft.deadlines.flatMap(({ actBy: day }) => day ?? []).sort()[0]
  return { ...rest, ...optional('actBy', actBy), urgency: urgencyOf(draft, actBy, today, signs ?? signsOf(draft)) }
}

function signsOf({ urgency }: SummaryDraft) {
  return { emergency: urgency.reason === 'emergency-word', urgentTopic: urgency.reason === 'urgent-topic' }
}

function urgencyOf(draft: SummaryDraft, actBy: string | undefined, today: string, { emergency, urgentTopic }: { emergency: boolean; urgentTopic: boolean }): SummaryDraft['urgency'] {
  if (emergency) return { level: 'emergency', reason: 'emergency-word' }
  if (actBy && daysBetween(today, actBy) <= URGENT_WITHIN_DAYS) return { level: 'urgent', reason: 'deadline-near' }
  if (draft.deadlines.some(({ actBy: day }) => day === undefined)) return { level: 'urgent', reason: 'deadline-open' }
  if (urgentTopic) return { level: 'urgent', reason: 'urgent-topic' }
  return { level: 'normal', reason: 'none' }
}

function ownWords({ text, language }: OwnWords): OwnWords {
  return { text, language }
}

function factOf(profile: Profile, fact: string): Fact | undefined {
  const known = profile[fact]
  return known && known.values.length ? { fact, values: [...known.values], how: known.how } : undefined
}

function districtOf(profile: Profile): string | undefined {
  return valuesOf(profile, 'region')?.[0]
}

/** Phases of vocational integration that lie behind the person, as far as the facts told say so. */
function stationsOf(profile: Profile): number[] {
  const has = (fact: string, ...values: string[]) => valuesOf(profile, fact)?.some((value) => values.includes(value)) ?? false
  const recognised = has('recognition_stage', 'partial', 'deficit_notice', 'full') || has('qualification', 'vocational_recognised_or_german', 'degree_german_or_comparable')
  const working = has('employment', 'employed', 'mini_job', 'self_employed', 'apprenticeship')
  return [...(recognised ? [2] : []), ...(has('recognition_stage', 'full') || has('german_level', 'B2', 'C1', 'C2') ? [3] : []), ...(working ? [4] : [])]
}

function sameOnce(deadlines: readonly Deadline[]): Deadline[] {
  return [...new Map(deadlines.map((deadline) => [`${deadline.rule} ${deadline.text}`, deadline])).values()]
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : { [key]: value } as { [key in Key]?: Value }
}
