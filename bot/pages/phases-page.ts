import type { Article } from '../articles/load-articles.ts'
import { languageOfText } from '../dialogue/article-part.ts'
import { neighboursOf, PHASES } from '../dialogue/render/phases.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import type { Language } from '../language/languages.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import { type Frame, inLanguage, type PageContent } from './layout.ts'
import { questionForm } from './question-form.ts'

function articleLink(article: Article, language: Language): Html {
  const shown = languageOfText(article, language)
  return html`<li><a href="${address.article(language, article.id)}"${inLanguage(shown, language)}>${article.texts[shown]!.title}</a></li>`
}

function phaseSection(context: RenderContext, language: Language, phase: number, stations: readonly string[]): Html {
  const { knowledge, phrase } = context
  const say = (key: string, values?: Record<string, string | number>) => phrase(language, key, values)
  const articles = [...knowledge.articles.values()].filter(({ facts }) => facts.phases.includes(phase))
  const own = articles.filter(({ id }) => stations.includes(id))
  return html`<section class="phase" aria-labelledby="phase-${phase}"><h2 id="phase-${phase}">${say('web.phases.phase', { number: phase })}: ${say(`phase.${phase}.name`)}</h2>
<p>${say(`phase.${phase}.what`)}</p><p><strong>${say('web.phases.who')}:</strong> ${say(`phase.${phase}.who`)}</p>
${own.length > 0 && html`<h3>${say('web.phases.yours')}</h3><ul class="links">${own.map((article) => articleLink(article, language))}</ul>`}
<details><summary>${say('web.phases.questions')} (${articles.length})</summary><ul class="links">${articles.map((article) => articleLink(article, language))}</ul></details>
<p><a href="${address.offers(language, { phase })}">${say('web.phases.offers')}: ${say(`phase.${phase}.name`)}</a></p>
<p class="hint">${neighboursOf(context, language, phase)}</p></section>`
}

/** The five phases side by side, with the stations the person has asked about; not a line one must walk. */
export function phasesPage({ phrase }: Frame, context: RenderContext, language: Language, stations: readonly string[]): PageContent {
  const title = phrase(language, 'web.phases.title')
  return {
    language, title,
    inLanguage: address.phases,
    body: html`<h1>${title}</h1><p class="lead">${phrase(language, 'web.phases.intro')}</p>
${PHASES.map((phase) => phaseSection(context, language, phase, stations))}
<p><a href="${address.offers(language)}">${phrase(language, 'web.offers.title')}</a></p>${questionForm(phrase, language)}`,
  }
}
