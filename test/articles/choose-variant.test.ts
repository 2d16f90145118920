import type { ArticleFacts } from '../../bot/articles/article-schema.ts'
import { chooseVariant, variantWithoutAsking } from '../../bot/articles/choose-variant.ts'
import { type Profile, withFact } from '../../bot/offers/profile.ts'

const article = {
  variants: [
    { section: 'new', when: { residence_status: ['asylum_seeker'], duration_of_stay: { below: 3 } } },
    { section: 'seeker', when: { residence_status: ['asylum_seeker'] } },
    { section: 'general' },
  ],
} as unknown as ArticleFacts
const told = (facts: Record<string, string>): Profile => Object.entries(facts).reduce((profile, [fact, value]) => withFact(profile, fact, [value], 'chosen'), {} as Profile)

describe('the variant of an answer', () => {
  it('asks for the first fact that is open', () => {
    expect(chooseVariant(article, {})).toEqual({ ask: 'residence_status' })
    expect(chooseVariant(article, told({ residence_status: 'asylum_seeker' }))).toEqual({ ask: 'duration_of_stay' })
  })
  it('asks nothing more when one fact rules the case out', () => {
    expect(chooseVariant(article, told({ residence_status: 'refugee' }))).toEqual({ section: 'general', because: [] })
  })
  it.each([['2', 'new'], ['3', 'seeker'], ['unknown', 'seeker'], ['withheld', 'seeker']])('after %s months is "%s"', (months, section) => {
    expect(chooseVariant(article, told({ residence_status: 'asylum_seeker', duration_of_stay: months }))).toMatchObject({ section })
  })
  it('is the general one for someone who does not say', () => {
    expect(chooseVariant(article, told({ residence_status: 'withheld' }))).toMatchObject({ section: 'general' })
    expect(variantWithoutAsking(article, {})).toEqual({ section: 'general', because: [] })
  })
})
