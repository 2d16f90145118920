import type { Article } from '../articles/load-articles.ts'
import { neighboursOf } from '../dialogue/render/phases.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import type { Language } from '../language/languages.ts'
import type { Offer } from '../offers/offer-schema.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import { isPublic } from './offers-filter.ts'

/** Offers named under an article; the page of offers has the others. */
const MOST = 8

/** The offers an article names that may be shown to everybody, in the order its editors gave; the local parts of a statewide one are left to the page of offers. */
function offersOf({ knowledge, now }: RenderContext, { facts }: Article): Offer[] {
  const today = now().toISOString().slice(0, 10)
  const named = [...knowledge.offers.byId.values()].filter((offer) => isPublic(offer, today)
    && (facts.offers.ids.includes(offer.id) || facts.offers.kinds.includes(offer.kind)) && offer.region.codes.some((code) => code.startsWith('14') || code === '00'))
  const ids = new Set(named.map(({ id }) => id))
  const place = ({ id }: Offer): number => (facts.offers.ids.includes(id) ? facts.offers.ids.indexOf(id) : facts.offers.ids.length)
  return named.filter(({ part_of }) => part_of === undefined || !ids.has(part_of)).sort((a, b) => place(a) - place(b))
}

/** Where an article stands on the way into work: what this step is, who does it, what comes before and after, and which offers help. Phase 1 is the article itself. */
export function articleStep(context: RenderContext, language: Language, article: Article): Html | false {
  const { phrase } = context
  const say = (key: string): string => phrase(language, key)
  const phases = article.facts.phases.filter((phase) => phase > 1)
  const offers = offersOf(context, article).slice(0, MOST)
  const step = (phase: number): Html => html`<h3>${say(`phase.${phase}.name`)}</h3><p>${say(`phase.${phase}.what`)}</p>
<p><strong>${say('web.phases.who')}:</strong> ${say(`phase.${phase}.who`)}</p><p class="hint">${neighboursOf(context, language, phase)}</p>`
  return (phases.length > 0 || offers.length > 0) && html`<section class="step">
${phases.length > 0 && html`<h2><a href="${address.phases(language)}">${say('web.article.step')}</a></h2>${phases.map(step)}`}
${offers.length > 0 && html`<h2>${say('web.article.offers')}</h2><ul class="links">${offers.map(({ id, name }) => html`<li><a href="${address.offer(language, id)}" lang="de" dir="ltr">${name}</a></li>`)}</ul>
<p><a href="${address.offers(language)}">${say('offers.all')}</a></p>`}</section>`
}
