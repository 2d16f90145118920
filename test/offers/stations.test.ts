import { renderReply } from '../../bot/dialogue/render-reply.ts'
import { stationsPart } from '../../bot/dialogue/stations.ts'
import { newConversation } from '../../bot/dialogue/conversations.ts'
import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { summaryFromConversation } from '../../bot/handoff/summary-from-conversation.ts'
import { languageCodes } from '../../bot/language/languages.ts'
import { createPhrases, readPhraseTables } from '../../bot/language/phrases.ts'
import { PATHS } from '../../bot/paths.ts'
import { smallDialogue } from '../support/small-dialogue.ts'

const { knowledge } = loadKnowledge(PATHS.knowledge)
const context = { knowledge, phrase: createPhrases(readPhraseTables(PATHS.locales)), toHtml: (text: string) => text, now: () => new Date('2026-11-24') }
const at = '2026-11-24T10:00:00Z'
const shown = ['recognition-how', 'dismissal'].map((article) => ({ article, variant: 'general', show: 'answer' as const, at }))
const conversation = {
  ...newConversation('x'), shown,
  profile: Object.fromEntries(Object.entries({ qualification: 'degree_foreign', german_level: 'B2', employment: 'employed', recognition_stage: 'partial', age: '30' }).map(([fact, value]) => [fact, { values: [value], how: 'said' as const }])),
}
const sources = {
  article: (id: string) => ({ area: knowledge.articles.get(id)!.facts.area, phases: knowledge.articles.get(id)!.facts.phases, urgent: false }),
  findDeadlines: () => [], today: '2026-11-24',
}

describe('the stations of a person', () => {
  it.each(languageCodes)('stand in %s under the phases they belong to, when the phases are asked for', (language) => {
    const { markdown } = renderReply(context, { language, outcome: 'command', parts: [stationsPart(knowledge, { shown })], buttons: [] })
    const phases = markdown.split('\n\n')
    expect(phases).toHaveLength(5)
    knowledge.articles.get('recognition-how')!.facts.phases.forEach((phase) => expect(phases[phase - 1]).toContain(`(/${language}/articles/recognition-how)`))
    expect(phases[4]).toContain(`(/${language}/articles/dismissal)`)
  })

  it('are none as long as nothing was asked, and all five phases are shown all the same', async () => {
    const { markdown } = await smallDialogue().say('new', 'de', 'Phasen')
    expect(markdown).toContain('Man muss sie nicht der Reihe nach gehen.')
    expect(markdown).toContain('Abschnitt 5: Arbeit sichern und entwickeln')
    expect(markdown).not.toContain('Das haben Sie schon gefragt')
  })

  it('go into the summary with the phases of the concern, several at once', () => {
    const { concern, stations } = summaryFromConversation(conversation, sources)
    const phases = [...new Set(shown.flatMap(({ article }) => knowledge.articles.get(article)!.facts.phases))].sort()
    expect([concern.phases, stations]).toEqual([phases, [2, 3, 4]])
  })
})

describe('what a person brings along', () => {
  it('stands in the summary as resources, apart from the other facts', () => {
    const { resources, facts } = summaryFromConversation(conversation, sources)
    expect(resources.map(({ fact }) => fact)).toEqual(['qualification', 'german_level', 'employment', 'recognition_stage'])
    expect(facts.map(({ fact }) => fact)).toEqual(['age'])
  })
})

describe('the prospect to stay', () => {
  it('is rated by no fact and no rule', () => {
    const fields = [...knowledge.offers.byId.values()].flatMap(({ conditions: { rules } }) => [...(rules?.all ?? []), ...(rules?.exclude ?? []), ...(rules?.prefer ?? [])].map(({ field }) => field))
    expect([...Object.keys(knowledge.vocabulary.facts), ...fields].filter((name) => /prospect|bleibeperspektive|perspective/i.test(name))).toEqual([])
  })
})
