import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadSignals } from '../../bot/dialogue/signals.ts'
import { checkOffers } from '../../bot/articles/checks/offers.ts'
import { loadHelp } from '../../bot/offers/help.ts'
import { loadOffers } from '../../bot/offers/load-offers.ts'
import { Offer } from '../../bot/offers/offer-schema.ts'
import { loadPreparation } from '../../bot/offers/preparation.ts'
import { PATHS } from '../../bot/paths.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** A copy of the offers and signals with one file edited. */
function edited(file: string, edit: (text: string) => string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
  folders.push(folder)
  for (const name of ['offers', 'signals']) cpSync(path.join(PATHS.knowledge, name), path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, file), edit(readFileSync(path.join(folder, file), 'utf8')))
  return folder
}

const offers = loadOffers(PATHS.knowledge)
const [help, preparation] = [loadHelp(PATHS.knowledge), loadPreparation(PATHS.knowledge)]
const checked = (change: Partial<Offer> = {}) => ({ articles: new Map(), vocabulary: {} as never, offers: { ...offers, byId: new Map(offers.byId).set('zab', { ...offers.byId.get('zab')!, ...change }) } })
const found = (problems: { file: string; found: string }[]) => problems.map(({ file, found: text }) => `${file}: ${text}`)

describe('the check of the offers', () => {
  it('finds nothing in the directory as it is', () => expect(checkOffers(checked(), help, preparation)).toEqual([]))

  it('finds offers that are named and do not exist', () => {
    expect(found(checkOffers(checked({ part_of: 'gone', refer_elsewhere: [{ when: [], to: ['zav', 'lost'] }] }), help, preparation))).toEqual([
      'knowledge/offers/zab.yaml: "part_of" names "gone", which does not exist.', 'knowledge/offers/zab.yaml: "refer_elsewhere" names "lost", which does not exist.',
    ])
  })

  it('finds a kind for which nobody wrote what to bring', () => {
    expect(found(checkOffers(checked({ kind: 'new-kind' }), help, preparation))).toEqual(['knowledge/vocabulary/preparation.yaml: The kind "new-kind" stands in no group.'])
  })

  it('finds a need without offers', () => {
    expect(found(checkOffers(checked(), { ...help, gaps: [] }, preparation))).toContain('knowledge/signals/help/needs.yaml: No offer has a topic of the need "disability".')
  })
})

describe('an offer', () => {
  it('needs a source: a page, or where else it was seen', () => {
    const zab = offers.byId.get('zab')!
    expect(Offer.safeParse({ ...zab, source: [] }).success).toBe(false)
    expect(Offer.safeParse({ ...zab, source: [{ text_dated: '2026', looked_up: '2026-11-22' }] }).success).toBe(false)
    expect(Offer.safeParse({ ...zab, source: [{ seen_in: 'Liste', text_dated: '2026', looked_up: '2026-11-22' }] }).success).toBe(true)
  })
})

describe('an edit that would break every message', () => {
  it('is refused: a need without words', () => {
    const folder = edited('signals/help/needs.yaml', (text) => text.replace(/^needs:\n/m, 'needs:\n  sport: [sport]\n'))
    expect(() => loadHelp(folder)).toThrow('knowledge/signals/help/tr.yaml\n  The need "sport" is missing.')
  })

  it('is refused: an emergency without an answer', () => {
    const folder = edited('signals/tr.yaml', (text) => text.replace(/^emergency:\n/m, 'emergency:\n  flood: [sel]\n'))
    expect(() => loadSignals(folder)).toThrow('knowledge/signals/tr.yaml\n  The emergency "flood" has no answer.')
  })
})

describe('an offer', () => {
  it('whose id is not the name of its file, or whose source is no address, is left out and named', () => {
    const { byId, problems } = loadOffers(edited('offers/zab.yaml', (text) => text.replace(/^id: .*$/m, 'id: other')))
    expect([byId.has('other'), byId.has('zab'), problems.map(({ found: text }) => text)]).toEqual([false, false, ['The id "other" does not match the name of the file.']])
    expect(loadOffers(edited('offers/zab.yaml', (text) => text.replace(/url: .*$/m, 'url: nowhere'))).problems[0]).toMatchObject({ file: 'knowledge/offers/zab.yaml' })
  })
})
