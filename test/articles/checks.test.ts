import type { ArticleFacts, ArticleText } from '../../bot/articles/article-schema.ts'
import type { Checked } from '../../bot/articles/check-knowledge.ts'
import { checkContacts } from '../../bot/articles/checks/contacts.ts'
import { checkLinks } from '../../bot/articles/checks/links.ts'
import { checkNumbers } from '../../bot/articles/checks/numbers.ts'
import { checkQuestions } from '../../bot/articles/checks/questions.ts'
import { checkReading } from '../../bot/articles/checks/reading.ts'
import { checkSources } from '../../bot/articles/checks/sources.ts'
import { checkVariants } from '../../bot/articles/checks/variants.ts'
import { loadArticles } from '../../bot/articles/load-articles.ts'
import { loadVocabulary } from '../../bot/articles/vocabulary.ts'
import { loadOffers } from '../../bot/offers/load-offers.ts'
import { PATHS } from '../../bot/paths.ts'

const offers = loadOffers(PATHS.knowledge)
const vocabulary = loadVocabulary(PATHS.knowledge)
const valid = [...loadArticles('test/fixtures/knowledge/valid').articles.values()][0]!

function with_(change: { facts?: Partial<ArticleFacts>; de?: Partial<ArticleText>; en?: Partial<ArticleText>; questions?: string[] }): Checked {
  const de = { ...valid.texts.de!, ...change.de }
  const article = { ...valid, facts: { ...valid.facts, ...change.facts }, texts: { de, ...(change.en ? { en: { ...de, ...change.en } } : {}) }, questions: { de: change.questions ?? valid.questions.de! } }
  return { articles: new Map([[article.id, article]]), offers, vocabulary }
}
const found = (problems: { found: string }[]): string[] => problems.map((problem) => problem.found)

describe('the content check', () => {
  it('finds a figure that a translation changed, whatever the separators', () => {
    const checked = with_({ de: { details: 'Das kostet 1.000 Euro in 3 Monaten.' }, en: { details: 'That costs 1,000 euros in 4 months.' } })
    expect(found(checkNumbers(checked))).toEqual(['Numbers of the German text are missing: 3.', 'Numbers stand here that the German text does not have: 4.'])
  })
  it('finds a phone number that stands in no offer, and leaves the ones that do', () => {
    expect(found(checkContacts(with_({ de: { next: '- Rufen Sie 0341 1234567 an, oder 112.' } })))).toEqual(['"0341 1234567" looks like a contact and stands in no offer.'])
  })
  it('finds ids that do not exist', () => {
    expect(found(checkLinks(with_({ facts: { see_also: ['nowhere'] } })))).toEqual(['"see_also" names "nowhere", which does not exist.'])
  })
  it('finds a variant that is never shown', () => {
    const variants = [{ section: 'all', when: { residence_status: ['duldung', 'duldung_60b'] } }, { section: 'duldung', when: { residence_status: ['duldung'] } }, { section: 'general' }]
    expect(found(checkVariants(with_({ facts: { variants } })))).toContain('The variant "duldung" is never shown: "all" above it holds for the same people.')
  })
  it('finds a list of variants that does not catch everybody', () => {
    const variants = [{ section: 'duldung', when: { residence_status: ['duldung'] } }]
    expect(found(checkVariants(with_({ facts: { variants } })))).toContain('The last variant "duldung" has a condition, so some people get no answer.')
  })
  it('finds a short answer that is too long, and text in another script', () => {
    expect(found(checkReading(with_({ de: { short: 'Wort '.repeat(61) } })))[0]).toBe('The short answer has 61 words; 60 is the limit.')
    expect(found(checkReading(with_({ de: { short: 'Это русский текст.', details: 'Это русский текст.', next: '- Это', variants: {} } })))).toContain('Too few letters are Latin.')
  })
  it('finds an example question that stands twice', () => {
    expect(found(checkQuestions(with_({ questions: [...Array.from({ length: 24 }, (_, i) => `frage nummer ${'x'.repeat(i)}`), 'Frage nummer'] })))).toContain('"Frage nummer" stands in knowledge/articles/residence/first/de.questions.txt as well.')
  })
  it('finds an address with two names', () => {
    const source = { title: 'A', publisher: 'P', url: 'https://a.de/', official: true }
    expect(found(checkSources(with_({ facts: { sources: [source, { ...source, title: 'B' }] } })))[0]).toMatch(/is called "B" \(P\) here and "A" \(P\) in/)
  })
})
