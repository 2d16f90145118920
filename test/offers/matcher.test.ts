import { loadVocabulary } from '../../bot/articles/vocabulary.ts'
import { whyNot } from '../../bot/offers/elsewhere.ts'
import { loadOffers } from '../../bot/offers/load-offers.ts'
import { matchOffer } from '../../bot/offers/match.ts'
import { loadNeedGroups } from '../../bot/offers/need-groups.ts'
import { offerProfile } from '../../bot/offers/offer-profile.ts'
import { Offer } from '../../bot/offers/offer-schema.ts'
import { points, rank } from '../../bot/offers/rank.ts'
import { PATHS } from '../../bot/paths.ts'

const { byId } = loadOffers(PATHS.knowledge)
const groups = loadNeedGroups(PATHS.knowledge)
const vocabulary = loadVocabulary(PATHS.knowledge)
const TODAY = '2026-11-24'
const offer = (id: string): Offer => byId.get(id)!
const changed = (id: string, change: Partial<Offer>): Offer => Offer.parse({ ...offer(id), ...change })
const person = (facts: Record<string, string | number> = {}) => ({ role: 'person', region_code: '14713', ...facts })

describe('the matcher', () => {
  it('puts a little before others the offer that is made for somebody, and excludes nobody by it', () => {
    const of = (facts: Record<string, string | number>) => points(matchOffer(offer('arbeitsmarktmentoren-leipzig'), person({ labour_market_access: 'full', ...facts }), ['arbeitssuche'], TODAY), person({ labour_market_access: 'full', ...facts }), ['arbeitssuche'], groups)
    expect(of({ status: 'protection_recognised', gender: 'female' }) - of({ status: 'protection_recognised', gender: 'male' })).toBe(3)
    expect(matchOffer(offer('arbeitsmarktmentoren-leipzig'), person({ status: 'protection_recognised', gender: 'male', labour_market_access: 'full' }), [], TODAY).outcome).toBe('match')
  })

  it('prefers the helpline in the language the person writes', () => {
    const of = (language: string) => points(matchOffer(offer('telefon-doweria'), person({ language }), ['krise'], TODAY), person({ language }), ['krise'], groups)
    expect(of('ru') - of('en')).toBe(3)
  })

  it.each([['A2', 'match'], ['B2', 'match'], ['A1', 'no'], ['A0', 'no'], [undefined, 'ask']] as const)('compares levels of German: with %s a course from A2 is "%s"', (german_level, outcome) => {
    const course = changed('handbook-germany', { conditions: { rules: { all: [{ field: 'german_level', op: 'gte', value: 'A2' }] } } })
    const { outcome: found, failing, ask } = matchOffer(course, person(german_level ? { german_level } : {}), [], TODAY)
    expect(found).toBe(outcome)
    if (outcome === 'no') expect(failing).toBe('german_level')
    if (outcome === 'ask') expect(ask).toEqual(['german_level'])
  })

  it('proposes a programme until its last day and not after it', () => {
    const mentors = changed('arbeitsmarktmentoren-sachsen', { until: '2027-12-31' })
    const on = (day: string) => matchOffer(mentors, person({ status: 'protection_recognised', labour_market_access: 'full' }), [], day)
    expect(on('2027-12-31').outcome).toBe('match')
    expect(on('2028-01-01')).toMatchObject({ outcome: 'no', failing: 'availability' })
  })

  it('never proposes to somebody seeking advice what is only for professionals', () => {
    for (const id of ['interkulturelle-schulung-arbeitsmarktakteure', 'kommunales-schnittstellenmanagement-leipzig', 'servicestelle-gegen-zwangsarbeit', 'welcome-mittelsachsen-sprachmittlung']) {
      expect(matchOffer(offer(id), person(), ['vernetzung'], TODAY)).toMatchObject({ outcome: 'no', failing: 'audience' })
    }
  })

  it('opens Faire Integration to employers as well', () => {
    for (const id of ['faire-integration-leipzig', 'gute-arbeit-leipzig']) expect(matchOffer(offer(id), { role: 'employer', region_code: '14713' }, ['arbeitsrecht'], TODAY).outcome).toBe('match')
  })

  it('puts the surest way first: what needs fewer answers before what needs more', () => {
    const matches = ['ibas-leipzig', 'ihk-leipzig', 'hwk-leipzig'].map((id) => matchOffer(offer(id), person(), ['anerkennung'], TODAY))
    expect(rank(matches, person(), ['anerkennung'], groups)[0]!.match.offer.id).toBe('ibas-leipzig')
  })

  it('shows at the same points the place nearby first, then who speaks the language, then by name', () => {
    const twin = (id: string, change: Partial<Offer>) => matchOffer(changed('handbook-germany', { id, name: id, ...change }), person({ language: 'tr' }), [], TODAY)
    const order = rank([twin('b', { languages: ['de'] }), twin('a', { languages: ['de'] }), twin('c', { languages: ['tr'] })], person({ language: 'tr' }), [], groups)
    expect(order.map(({ match }) => match.offer.id)).toEqual(['c', 'a', 'b'])
  })

  it('shows the local part of a statewide offer alone, also while both still ask the same', () => {
    const matches = ['arbeitsmarktmentoren-leipzig', 'arbeitsmarktmentoren-sachsen'].map((id) => matchOffer(offer(id), person(), ['arbeitssuche'], TODAY))
    expect(matches.map(({ outcome }) => outcome)).toEqual(['ask', 'ask'])
    expect(rank(matches, person(), ['arbeitssuche'], groups).map(({ match }) => match.offer.id)).toEqual(['arbeitsmarktmentoren-leipzig'])
  })

  it('proposes protection from violence and going back only to those who ask for it', () => {
    const outcomes = ['frauenschutz-sachsen', 'rueckkehrberatung-bamf-sachsen'].map((id) => matchOffer(offer(id), person(), ['orientierung'], TODAY))
    expect(outcomes[1]).toMatchObject({ outcome: 'no', failing: 'topic' })
    expect(points(outcomes[0]!, person(), ['orientierung'], groups)).toBeLessThan(0)
  })

  it('lets nobody be kept from a German course by their asylum procedure', () => {
    for (const id of ['integrationskurs-traeger-sachsen', 'bamf-navi']) expect(matchOffer(offer(id), person({ status: 'asylum_procedure' }), ['integrationskurs'], TODAY).outcome).not.toBe('no')
  })

  it('has a reason in words for everything that can fail', () => {
    const failing = new Set([...byId.values()].flatMap(({ conditions }) => [...(conditions.rules?.all ?? []), ...(conditions.rules?.exclude ?? [])].map(({ field }) => field)))
    for (const field of [...failing, 'availability', 'audience', 'status', 'age', 'gender']) expect(whyNot({ offer: offer('zab'), outcome: 'no', ask: [], failing: field })).not.toBe('offer.not.other')
  })
})

describe('what the person told', () => {
  const told = (facts: Record<string, string | string[]>) => offerProfile(Object.fromEntries(Object.entries(facts).map(([fact, values]) => [fact, { values: [values].flat(), how: 'chosen' as const }])), vocabulary, 'uk')

  it('becomes the words of the directory', () => {
    expect(told({ residence_status: 'duldung', region: '14626', age: '19', qualification: 'degree_foreign', german_level: 'none', role: 'person', duration_of_stay: '18' })).toMatchObject({
      status: 'tolerated', region_code: '14626', residence_country: 'DE', age: 19, qualification_origin: 'foreign_academic', german_level: 'A0', role: 'person', years_in_germany: 1.5, language: 'uk',
    })
  })

  it.each([[['eu'], 'eu_eea_ch'], [['third_country', 'ukraine'], 'ukraine'], [['third_country', 'western_balkans_26_2', 'safe_country_national_list'], 'western_balkans'], [['third_country', 'turkey_association'], 'third_country']])(
    'of a nationality in %j is %s', (groupsOfPerson, expected) => expect(told({ nationality_group: groupsOfPerson }).nationality_group).toBe(expected))

  it('counts as not known when they do not know it or do not say it, so that nothing is refused for it', () => {
    expect(told({ residence_status: 'unknown', age: 'withheld', region: 'withheld' })).toMatchObject({ status: undefined, age: undefined, region_code: undefined })
    expect(told({}).role).toBe('person')
  })

  it('abroad is another country', () => expect(told({ region: 'abroad' })).toMatchObject({ region_code: 'abroad', residence_country: 'other' }))
})
