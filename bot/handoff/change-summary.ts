import type { OwnWords, SummaryDraft } from './summary.ts'

// Lines that are one field of the summary each.
const FIELDS: Readonly<Record<string, 'name' | 'district' | 'residenceStatus' | 'residenceExpires' | 'contact'>> = {
  'name': 'name', 'district': 'district', 'residence-status': 'residenceStatus', 'residence-expires': 'residenceExpires', 'contact': 'contact',
}
// Lines that are one entry of a list each: "question-2".
const LISTS: Readonly<Record<string, 'questions' | 'tried' | 'offices' | 'deadlines'>> = {
  question: 'questions', tried: 'tried', office: 'offices', deadline: 'deadlines',
}

/** The place of a line within the summary. */
type Place =
  | { kind: 'field'; field: (typeof FIELDS)[string] }
  | { kind: 'entry'; list: (typeof LISTS)[string]; index: number }
  | { kind: 'fact'; fact: string }
  | { kind: 'concern' | 'stations' | 'urgency' | 'unknown' }

function placeOf(line: string): Place {
  const field = FIELDS[line]
  if (field) return { kind: 'field', field }
  if (line === 'concern' || line === 'stations' || line === 'urgency') return { kind: line }
  const [name, rest] = [line.slice(0, line.indexOf('-')), line.slice(line.indexOf('-') + 1)]
  if (name === 'fact') return { kind: 'fact', fact: rest }
  const list = LISTS[name]
  return list && /^\d+$/.test(rest) ? { kind: 'entry', list, index: Number(rest) - 1 } : { kind: 'unknown' }
}

/** The summary without a line; what the line was the reason for goes too. */
export function removeLine(draft: SummaryDraft, line: string): SummaryDraft {
  const place = placeOf(line)
  switch (place.kind) {
    case 'field': {
      const { [place.field]: _, ...rest } = draft
      return rest as SummaryDraft
    }
    case 'entry': return removeEntry(draft, place.list, place.index)
    case 'fact': return { ...draft, resources: draft.resources.filter(({ fact }) => fact !== place.fact), facts: draft.facts.filter(({ fact }) => fact !== place.fact) }
    case 'concern': return { ...draft, concern: { articles: [], areas: [], phases: [] }, shown: [] }
    case 'stations': return { ...draft, stations: [] }
    case 'urgency': return { ...draft, urgency: { level: 'normal', reason: 'none' } }
    case 'unknown': return draft
  }
}

function removeEntry(draft: SummaryDraft, list: (typeof LISTS)[string], index: number): SummaryDraft {
  const removed = draft[list][index]
  const open = list === 'questions' && removed ? draft.open.filter(({ text }) => text !== removed.text) : draft.open
  return { ...draft, [list]: draft[list].filter((_, at) => at !== index), open }
}

/** Puts other words of the person in the place of a line. */
export function rewriteLine(draft: SummaryDraft, line: string, own: OwnWords): SummaryDraft {
  const place = placeOf(line)
  if (place.kind === 'field' && place.field === 'name') return { ...draft, name: own.text }
  if (place.kind !== 'entry' || place.list === 'deadlines') return draft
  const before = draft[place.list][place.index]
  return {
    ...draft,
    [place.list]: draft[place.list].map((entry, at) => at === place.index ? own : entry),
    open: draft.open.map((entry) => place.list === 'questions' && entry.text === before?.text ? own : entry),
  }
}

/** Puts another value in the place of a line about a fact. */
export function chooseValue(draft: SummaryDraft, line: string, value: string): SummaryDraft {
  const place = placeOf(line)
  if (place.kind === 'field' && place.field === 'district') return { ...draft, district: value }
  if (place.kind === 'field' && place.field === 'residenceStatus') return { ...draft, residenceStatus: { fact: 'residence_status', values: [value], how: 'chosen' } }
  if (place.kind !== 'fact') return draft
  const chosen = (list: SummaryDraft['facts']) => list.map((entry) => entry.fact === place.fact ? { fact: entry.fact, values: [value], how: 'chosen' as const } : entry)
  return { ...draft, resources: chosen(draft.resources), facts: chosen(draft.facts) }
}

/** The fact a line is about, for the choice of another value. */
export function factOfLine(line: string): string | undefined {
  const place = placeOf(line)
  if (place.kind === 'fact') return place.fact
  if (place.kind !== 'field') return undefined
  return place.field === 'district' ? 'region' : place.field === 'residenceStatus' ? 'residence_status' : undefined
}
