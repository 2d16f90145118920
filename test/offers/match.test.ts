import { readFileSync } from 'node:fs'
import { referredTo } from '../../bot/offers/elsewhere.ts'
import { loadOffers } from '../../bot/offers/load-offers.ts'
import { matchOffer } from '../../bot/offers/match.ts'
import { rank } from '../../bot/offers/rank.ts'
import { loadNeedGroups } from '../../bot/offers/need-groups.ts'

interface Example {
  id: string
  person: string
  profile: Record<string, string | number> & { role: string; needs: string[] }
  must_match?: string[]
  must_ask?: string[]
  must_verify?: string[]
  must_not?: string[]
  must_be_in_first_four?: string[]
  /** Of those that must not fit: the condition that decides, and where their editors send people instead. */
  because?: Record<string, string>
  instead?: Record<string, string[]>
  /** Of those that ask: what is open. */
  open?: Record<string, string[]>
}

const examples = JSON.parse(readFileSync(new URL('example-persons.json', import.meta.url), 'utf8')) as Example[]
const { byId } = loadOffers('knowledge')
const groups = loadNeedGroups('knowledge')

describe.each(examples)('$id, $person', ({ profile, ...expected }) => {
  const { needs, ...person } = profile
  const matches = [...byId.values()].map((offer) => matchOffer(offer, person as never, needs, '2026-11-24'))
  const idsOf = (outcome: string) => matches.filter((m) => m.outcome === outcome).map((m) => m.offer.id)

  it('is proposed what fits', () => expect(idsOf('match')).toEqual(expect.arrayContaining(expected.must_match ?? [])))
  it('is asked where a fact decides', () => expect(idsOf('ask')).toEqual(expect.arrayContaining(expected.must_ask ?? [])))
  it('never sees what is uncertain', () => expect(idsOf('verify')).toEqual(expect.arrayContaining(expected.must_verify ?? [])))
  it('is not sent where it does not fit', () => expect(idsOf('no')).toEqual(expect.arrayContaining(expected.must_not ?? [])))
  it('learns of each that does not fit which condition decides, and who helps instead', () => {
    const matchOf = (id: string) => matches.find(({ offer }) => offer.id === id)!
    for (const [id, failing] of Object.entries(expected.because ?? {})) expect([id, matchOf(id).failing]).toEqual([id, failing])
    for (const [id, to] of Object.entries(expected.instead ?? {})) expect([id, referredTo(matchOf(id), person as never, needs)]).toEqual([id, to])
    for (const [id, ask] of Object.entries(expected.open ?? {})) expect([id, matchOf(id).ask]).toEqual([id, ask])
  })
  if (expected.must_be_in_first_four) {
    it('sees the urgent ones first', () => {
      const first = rank(matches.filter((m) => m.outcome === 'match'), person as never, needs, groups).slice(0, 4).map(({ match }) => match.offer.id)
      expect(first).toEqual(expect.arrayContaining(expected.must_be_in_first_four!))
    })
  }
})
