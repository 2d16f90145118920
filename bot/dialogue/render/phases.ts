import type { Language } from '../../language/languages.ts'
import { languageOfText } from '../article-part.ts'
import type { RenderContext } from '../render-reply.ts'

/** The phases of the way into work. */
export const PHASES = [1, 2, 3, 4, 5] as const

/** Names of the phases before and after one, as a line. */
export function neighboursOf({ phrase }: Pick<RenderContext, 'phrase'>, language: Language, phase: number): string {
  const neighbours = [[phase - 1, 'before'], [phase + 1, 'after']] as const
  return neighbours.filter(([other]) => PHASES.some((known) => known === other))
    .map(([other, key]) => phrase(language, `web.phases.${key}`, { name: phrase(language, `phase.${other}.name`) })).join(' · ')
}

/** What a step is, who does it, and what comes before and after. */
export function renderPhase(context: RenderContext, language: Language, phase: number): string {
  const about = (what: 'name' | 'what' | 'who'): string => context.phrase(language, `phase.${phase}.${what}`)
  return [context.phrase(language, 'phases.now', { name: about('name'), what: about('what'), who: about('who') }), `*${neighboursOf(context, language, phase)}*`].join('\n\n')
}

/** The phases one below the other, each with what the person asked about; none is a step one must have taken. */
export function renderStations({ knowledge, phrase }: RenderContext, language: Language, phases: readonly { phase: number; articles: readonly string[] }[]): string {
  const title = (id: string): string => {
    const article = knowledge.articles.get(id)!
    return `[${article.texts[languageOfText(article, language)]!.title}](/${language}/articles/${id})`
  }
  return phases.map(({ phase, articles }) => [
    `**${phrase(language, 'web.phases.phase', { number: phase })}: ${phrase(language, `phase.${phase}.name`)}** – ${phrase(language, `phase.${phase}.what`)}`,
    ...(articles.length > 0 ? [`${phrase(language, 'web.phases.yours')}: ${articles.map(title).join(' · ')}`] : []),
  ].join('  \n')).join('\n\n')
}
