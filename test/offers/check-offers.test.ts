import { checkOffers } from '../../bot/articles/checks/offers.ts'
import { loadHelp } from '../../bot/offers/help.ts'
import { loadOffers } from '../../bot/offers/load-offers.ts'
import { Offer } from '../../bot/offers/offer-schema.ts'
import { loadPreparation } from '../../bot/offers/preparation.ts'
import { PATHS } from '../../bot/paths.ts'

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

  it('finds a need without words in a language, and one without offers', () => {
    expect(found(checkOffers(checked(), { ...help, needs: { ...help.needs, sport: ['sport'] } }, preparation))).toContain('knowledge/signals/help/tr.yaml: The need "sport" is missing.')
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
