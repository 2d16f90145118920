import type { Language } from '../language/languages.ts'
import type { Deadline } from './deadlines/deadline.ts'
import type { Labels } from './labels.ts'
import type { Fact, OwnWords, SummaryDraft } from './summary.ts'

/** One line of a summary in one language. */
export interface SummaryLine {
  /** Names the line when it is changed or removed: `question-2`, `fact-age`. */
  id: string
  label: string
  text: string
  /** The person's own words keep their language in every version of the summary. */
  wordsIn?: Language
  /** How the person can change it; every line but the language can be removed. */
  change: 'choose' | 'write' | 'contact' | 'none'
  removable: boolean
}

/**
 * A summary as lines in the language of the labels. Called with German labels it is the German twin, with the person's the one they approve:
 * both say the same, because both are made here.
 */
export function summaryLines(summary: SummaryDraft, labels: Labels): SummaryLine[] {
  return [
    ...line('name', summary.name, labels, 'write'),
    { id: 'language', label: labels.phrase('handoff.line.language'), text: languages(summary, labels), change: 'none', removable: false },
    ...line('district', summary.district && labels.value('region', summary.district), labels, 'choose'),
    ...line('residence-status', summary.residenceStatus && values(summary.residenceStatus, labels), labels, 'choose'),
    ...line('residence-expires', summary.residenceExpires && labels.day(summary.residenceExpires), labels),
    ...line('concern', concern(summary, labels), labels),
    ...words('question', summary.questions, labels, (own) => summary.open.some(({ text }) => text === own.text) ? 'handoff.line.question-open' : 'handoff.line.question'),
    ...summary.deadlines.map((deadline, index): SummaryLine => ({
      id: `deadline-${index + 1}`, label: labels.phrase('handoff.line.deadline'), text: deadlineText(deadline, labels), change: 'write', removable: true,
    })),
    ...words('tried', summary.tried, labels),
    ...words('office', summary.offices, labels),
    ...line('stations', summary.stations.length ? labels.list(summary.stations.map((phase) => labels.phrase(`handoff.phase.${phase}`))) : undefined, labels),
    ...[...summary.resources, ...summary.facts].map((fact): SummaryLine => ({
      id: `fact-${fact.fact}`, label: labels.phrase(`handoff.fact.${fact.fact}`), text: values(fact, labels), change: 'choose', removable: true,
    })),
    ...line('contact', contact(summary, labels), labels, 'contact'),
    ...line('urgency', summary.urgency.level === 'normal' ? undefined : labels.phrase(`handoff.urgency.${summary.urgency.reason}`), labels),
  ]
}

function line(id: string, text: string | undefined, labels: Labels, change: SummaryLine['change'] = 'none'): SummaryLine[] {
  return text ? [{ id, label: labels.phrase(`handoff.line.${id}`), text, change, removable: true }] : []
}

function words(kind: string, list: readonly OwnWords[], labels: Labels, key = (_: OwnWords) => `handoff.line.${kind}`): SummaryLine[] {
  return list.map((own, index) => ({
    id: `${kind}-${index + 1}`, label: labels.phrase(key(own)), text: own.text, wordsIn: own.language, change: 'write', removable: true,
  }))
}

function languages({ language, otherLanguages }: SummaryDraft, labels: Labels): string {
  return labels.list([language, ...otherLanguages].map((code) => labels.languageName(code)))
}

function values({ values: ids, fact, how }: Fact, labels: Labels): string {
  const named = labels.list(ids.map((id) => labels.value(fact, id)))
  return how === 'inferred' ? labels.phrase('handoff.fact.inferred', { value: named }) : named
}

function concern({ concern: { articles, areas } }: SummaryDraft, labels: Labels): string | undefined {
  if (articles.length) return labels.list(articles.slice(0, 4).map((id) => labels.article(id)))
  return areas.length ? labels.list(areas.map((id) => labels.area(id))) : undefined
}

/** "14 days, counted from 20 November: act by 4 December", as far as it is known. */
function deadlineText({ text, rule, period, from, actBy }: Deadline, labels: Labels): string {
  const why = labels.phrase(`handoff.rule.${rule}`)
  const span = period && labels.phrase(`handoff.period.${period.unit}`, { count: period.count })
  return labels.phrase('handoff.deadline.line', { words: isolated(text), why, known: known(labels, { span, from, actBy }) })
}

function known(labels: Labels, { span, from, actBy }: { span: string | undefined; from: string | undefined; actBy: string | undefined }): string {
  if (actBy !== undefined) {
    const by = labels.day(actBy)
    return span && from ? labels.phrase('handoff.deadline.counted', { span, from: labels.day(from), by }) : labels.phrase('handoff.deadline.by', { by })
  }
  if (span) return labels.phrase('handoff.deadline.unknown-start', { span })
  return from ? labels.phrase('handoff.deadline.received', { from: labels.day(from) }) : labels.phrase('handoff.deadline.look')
}

function contact({ contact: told }: SummaryDraft, labels: Labels): string | undefined {
  if (!told) return undefined
  const times = told.times.length ? labels.list(told.times.map((time) => labels.phrase(`handoff.times.${time}`))) : ''
  return [labels.phrase(`handoff.way.${told.way}`), told.value && isolated(told.value), times].filter(Boolean).join(' · ')
}

/** Text of another direction inside a sentence: first-strong isolate, so that it turns nothing around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}
