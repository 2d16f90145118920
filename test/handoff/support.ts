import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Conversation } from '../../bot/dialogue/conversation.ts'
import { readTeams, type Team } from '../../bot/handoff/advisers.ts'
import type { HandoffContext } from '../../bot/handoff/context.ts'
import { createDeadlineReader } from '../../bot/handoff/deadlines/find-deadlines.ts'
import { readDeadlineVocabulary } from '../../bot/handoff/deadlines/vocabulary.ts'
import type { FlowTools } from '../../bot/handoff/flow/parts.ts'
import { createLabels, type LabelsFor } from '../../bot/handoff/labels.ts'
import { Summary } from '../../bot/handoff/summary.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { createPhrases, type Phrase, type PhraseTable, readPhraseTables } from '../../bot/language/phrases.ts'
import { noLog } from '../../bot/log.ts'
import { openDatabase, type Storage } from '../../bot/storage/database.ts'

/** German and English as they are; the other languages speak English here, so that one text can be looked for. */
export function plainPhrases(): Phrase {
  const { de, en } = readPhraseTables('locales')
  return createPhrases(Object.fromEntries(languageCodes.map((language) => [language, withPlurals(language, language === 'de' ? de : en)])) as Record<Language, PhraseTable>)
}

/** Borrowed phrases have English plurals only; the language's own forms say the same as "other". */
function withPlurals(language: Language, table: PhraseTable): PhraseTable {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const others = Object.entries(table).filter(([key]) => key.endsWith('_other'))
  return { ...Object.fromEntries(others.flatMap(([key, text]) => forms.map((form) => [key.replace(/_other$/, `_${form}`), text]))), ...table }
}

export const phrase = plainPhrases()

/** Labels with a few titles of their own, enough for the tests. */
export const labels: LabelsFor = createLabels({
  phrase,
  article: (language, id) => `${id} (${language})`,
  value: (language, fact, value) => fact === 'region' ? { '14713': 'Leipzig', '14612': 'Dresden', '14729': 'Landkreis Leipzig' }[value] ?? value : `${value} (${language})`,
})

/** A clock that stands until it is moved. */
export function fixedClock(at: string): { now: () => Date; move(milliseconds: number): void } {
  let time = Date.parse(at)
  return { now: () => new Date(time), move: (milliseconds) => { time += milliseconds } }
}

export const DAY = 24 * 60 * 60 * 1000
/** A Tuesday, 11 o'clock in Germany. */
export const TUESDAY = '2026-11-24T10:00:00.000Z'

export const team: Team = { ...readTeams('knowledge')[0]!, id: 'ibas-leipzig', name: 'IBAS Leipzig', sample: false }

export const adviser = (id: string, teams: string[] = [team.id]) => ({ id, name: `Name of ${id}`, teams })

export interface Workplace {
  context: HandoffContext
  storage: Storage
  folder: string
  clock: ReturnType<typeof fixedClock>
  close(): Promise<void>
}

/** A real database in a folder of its own, with a fixed clock and counted ids. */
export async function openWorkplace(at = TUESDAY): Promise<Workplace> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'erstinfo-'))
  const storage = await openDatabase({ kind: 'sqlite', folder }, noLog)
  const clock = fixedClock(at)
  return {
    context: contextOf(storage, clock.now), storage, folder, clock,
    async close() {
      await storage.close()
      await rm(folder, { recursive: true })
    },
  }
}

export function contextOf({ db, announcements, scrub }: Storage, now: () => Date): HandoffContext {
  let count = 0
  return { db, announcements, scrub, now, newId: () => `id-${String(++count).padStart(6, '0')}` }
}

/** A summary as somebody might have approved it. */
export function summary(change: Partial<Summary> = {}): Summary {
  return Summary.parse({
    version: 1, name: 'Amal', language: 'ar', otherLanguages: ['en'], district: '14713',
    concern: { articles: ['may-i-work'], areas: ['work-permit'], phases: [1] },
    questions: [{ text: 'هل يمكنني العمل؟', language: 'ar' }], shown: [], open: [{ text: 'هل يمكنني العمل؟', language: 'ar' }],
    tried: [], offices: [], stations: [], deadlines: [], urgency: { level: 'normal', reason: 'none' }, resources: [], facts: [],
    consent: { text: '2026-11', language: 'ar', at: TUESDAY }, ...change,
  })
}

export function newTicket(context: HandoffContext, change: Partial<Summary> = {}, of: Team = team) {
  return openTicket(context, { summary: summary(change), team: of, conversation: 'conversation-1' })
}

export const deadlines = createDeadlineReader(readDeadlineVocabulary('knowledge'))

/** What the steps need, with a `send` that says when it is called. */
export function flowTools(change: Partial<FlowTools> = {}): FlowTools {
  return {
    ...deadlines, labels, teams: [team], now: () => new Date(TUESDAY),
    article: (id) => ({ area: 'work-permit', phases: [1], version: 'v1', urgent: id === 'urgent-article' }),
    factValues: (fact) => fact === 'region' ? ['14713', '14612', '14729', 'other_land', 'abroad'] : fact === 'residence_status' ? ['asylum_seeker', 'duldung'] : [],
    offers: () => [{ offer: 'ibas', reasons: [], ask: [] }],
    send: () => { throw new Error('nothing may be sent here') },
    ...change,
  }
}

/** A conversation in which somebody asked these things. */
export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'conversation-1', language: 'en', languageReason: 'chosen', profile: {}, failures: 0,
    said: [{ text: 'May I work?', language: 'en', at: TUESDAY, outcome: 'answer' }, { text: 'I live in a yellow house', language: 'en', at: TUESDAY, outcome: 'no-answer' }],
    shown: [{ article: 'may-i-work', variant: 'general', show: 'answer', at: TUESDAY }], ...change,
  }
}
