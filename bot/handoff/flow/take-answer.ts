import type { Language } from '../../language/languages.ts'
import { readMail, readPhone } from '../contact.ts'
import { daysBetween, endOfPeriod } from '../deadlines/calendar.ts'
import { fold } from '../deadlines/fold.ts'
import { CONTACT_TIMES, CONTACT_WAYS, type SummaryDraft } from '../summary.ts'
import { withUrgency } from '../summary-from-conversation.ts'
import type { FlowTools, StepInput } from './parts.ts'
import type { Ask } from './state.ts'

/** The draft with the answer in it, or the phrase that says what was expected. */
export type Taken = { ok: true; draft: SummaryDraft } | { ok: false; key: string }

interface Asked {
  draft: SummaryDraft
  input: StepInput
  language: Language
  today: string
  tools: FlowTools
}

const MAX_NAME = 80

const TAKE: Readonly<Record<Ask, (asked: Asked) => Taken>> = {
  'place': takePlace,
  'letter-date': takeLetterDate,
  'tried': ({ draft, input, language }) => written(input.text, 'handoff.expected.words', (text) => ({ ...draft, tried: [{ text, language }] })),
  'contact': ({ draft, input }) => chosen(CONTACT_WAYS, input, 'handoff.expected.button', (way) => ({ ...draft, contact: { way, times: [] } })),
  'contact-value': takeContactValue,
  'times': ({ draft, input }) => chosen(CONTACT_TIMES, input, 'handoff.expected.button', (time) => ({ ...draft, contact: { ...draft.contact!, times: [time] } })),
  'name': ({ draft, input }) => written(input.text, 'handoff.expected.words', (text) => ({ ...draft, name: text.slice(0, MAX_NAME) })),
}

/** Reads the answer to a question of ours. */
export function takeAnswer(ask: Ask, asked: Asked): Taken {
  return TAKE[ask](asked)
}

function written(text: string, key: string, put: (text: string) => SummaryDraft): Taken {
  return text === '' ? { ok: false, key } : { ok: true, draft: put(text) }
}

function chosen<Value extends string>(values: readonly Value[], { choice }: StepInput, key: string, put: (value: Value) => SummaryDraft): Taken {
  const value = values.find((candidate) => candidate === choice?.value)
  return value ? { ok: true, draft: put(value) } : { ok: false, key }
}

function takePlace({ draft, input, language, tools }: Asked): Taken {
  const districts = tools.factValues('region')
  const typed = fold(input.text).trim()
  const district = districts.find((id) => id === input.choice?.value) ?? (typed && districtNamed(typed, districts, (id) => fold(tools.labels(language).value('region', id))))
  return district ? { ok: true, draft: { ...draft, district } } : { ok: false, key: 'handoff.expected.place' }
}

/** The district somebody typed: its whole name first, then the longest name that stands in the text. */
function districtNamed(typed: string, districts: readonly string[], nameOf: (id: string) => string): string | undefined {
  const named = districts.filter((id) => typed.includes(nameOf(id))).sort((a, b) => nameOf(b).length - nameOf(a).length)
  return districts.find((id) => nameOf(id) === typed) ?? named[0]
}

function takeLetterDate({ draft, input, language, today, tools }: Asked): Taken {
  const day = tools.findDay(input.text, language, today)
  if (!day || daysBetween(today, day) > 0) return { ok: false, key: 'handoff.expected.letter-date' }
  const deadlines = draft.deadlines.map((deadline) => deadline.period && !deadline.actBy
    ? { ...deadline, from: day, actBy: endOfPeriod(day, deadline.period) }
    : deadline.actBy ? deadline : { ...deadline, from: day })
  return { ok: true, draft: withUrgency({ ...draft, deadlines }, today) }
}

function takeContactValue({ draft, input }: Asked): Taken {
  const contact = draft.contact!
  const value = contact.way === 'phone' ? readPhone(input.text) : readMail(input.text)
  return value ? { ok: true, draft: { ...draft, contact: { ...contact, value } } } : { ok: false, key: `handoff.expected.${contact.way}` }
}
