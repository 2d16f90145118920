import { valueIds, valueLabel } from '../articles/vocabulary.ts'
import { PHASES } from '../dialogue/render/phases.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import type { Language } from '../language/languages.ts'
import type { Offer } from '../offers/offer-schema.ts'
import { PLACE } from '../offers/profile.ts'
import { address } from './address.ts'
import { type Html, html, trusted } from './html.ts'
import type { Frame, PageContent } from './layout.ts'
import { offerItem } from './offer-item.ts'
import { chosenOffers, isEverywhere, missingKinds, type OffersFilter, servesDistrict } from './offers-filter.ts'
import { questionForm } from './question-form.ts'

/** Codes of what counts everywhere here: all of Saxony, all of Germany. */
const EVERYWHERE = ['14', '00']

interface Option { value: string; label: string }

function select(name: string, label: string, all: string, options: readonly Option[], chosen: string | undefined): Html {
  return html`<label>${label} <select name="${name}"><option value="">${all}</option>${options.map(({ value, label: text }) => html`<option value="${value}"${value === chosen && trusted(' selected')}>${text}</option>`)}</select></label>`
}

function tick(name: string, label: string, chosen: boolean): Html {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="1"${chosen && trusted(' checked')}> ${label}</label>`
}

function filterForm({ knowledge: { vocabulary, offers }, phrase, now }: RenderContext, language: Language, filter: OffersFilter): Html {
  const say = (key: string, values?: Record<string, number>): string => phrase(language, key, values)
  const places = valueIds(vocabulary, PLACE).filter((id) => /^\d+$/.test(id)).map((value) => ({ value, label: valueLabel(vocabulary, language, PLACE, value) }))
  const { place: _place, kind: _kind, ...rest } = filter
  const kinds = [...new Set(chosenOffers(offers.byId.values(), { ...rest, women: false }, dayOf(now)).map(({ kind }) => kind)), 'return-counselling']
    .map((value) => ({ value, label: say(`offer.kind.${value}`) })).sort((a, b) => a.label.localeCompare(b.label, language))
  const phases = PHASES.map((phase) => ({ value: String(phase), label: `${phase} – ${say(`phase.${phase}.name`)}` }))
  return html`<form class="filter" method="get" action="${address.offers(language)}">
${select('place', say('web.offers.place'), say('web.offers.all'), places, filter.place)}
${select('kind', say('web.offers.kind'), say('web.offers.all'), kinds, filter.kind)}
${select('phase', say('web.offers.phase'), say('web.offers.all'), phases, filter.phase?.toString())}
${tick('women', say('web.offers.only-women'), filter.women)}
${tick('employer', say('web.offers.only-employer'), filter.employer)}
<button class="main" type="submit">${say('web.offers.show')}</button></form>`
}

const dayOf = (now: () => Date): string => now().toISOString().slice(0, 10)

function byKind(context: RenderContext, language: Language, offers: readonly Offer[]): Html {
  const groups = [...Map.groupBy(offers, ({ kind }) => kind)].map(([kind, own]) => ({ title: context.phrase(language, `offer.kind.${kind}`), own }))
  return html`${groups.sort((a, b) => a.title.localeCompare(b.title, language)).map(({ title, own }) => html`<section><h3>${title}</h3><ul class="offers">${own.map((offer) => offerItem(context, language, offer))}</ul></section>`)}`
}

/** Kinds of help for which nothing is known in a place: the gap is said openly. */
function gaps({ knowledge, phrase, now }: RenderContext, language: Language, place: string): Html | false {
  const missing = missingKinds(knowledge.offers.byId.values(), place, dayOf(now)).map((kind) => phrase(language, `offer.kind.${kind}`))
  return missing.length > 0 && html`<p class="note">${phrase(language, 'web.offers.missing')} ${missing.sort((a, b) => a.localeCompare(b, language)).join(', ')}.</p>`
}

/** All offers that exist, by place and kind, each with how to reach it and a page of its own; the choice narrows them down. */
export function offersPage({ phrase }: Frame, context: RenderContext, language: Language, filter: OffersFilter): PageContent {
  const { knowledge: { vocabulary, offers }, now } = context
  const say = (key: string): string => phrase(language, key)
  const shown = chosenOffers(offers.byId.values(), filter, dayOf(now))
  const { place } = filter
  const local = shown.filter((offer) => !isEverywhere(offer) && (place === undefined || servesDistrict(offer, place)))
  const everywhere = shown.filter((offer) => isEverywhere(offer) && offer.region.codes.some((code) => EVERYWHERE.includes(code)))
  return {
    language, title: say('web.offers.title'),
    inLanguage: (other) => address.offers(other, filter),
    body: html`<h1>${say('web.offers.title')}</h1><p class="lead">${say('web.offers.intro')}</p>
${filterForm(context, language, filter)}
${shown.length === 0 && html`<p class="note">${say('web.offers.none')}</p>`}
${local.length > 0 && html`<h2>${place ? valueLabel(vocabulary, language, PLACE, place) : say('web.offers.local')}</h2>${byKind(context, language, local)}`}
${place && filter.kind === undefined && !filter.employer && gaps(context, language, place)}
${everywhere.length > 0 && html`<h2>${say('web.offers.everywhere')}</h2>${byKind(context, language, everywhere)}`}
<p class="note">${say('web.offers.incomplete')}</p><p>${say('web.offers.wrong')} <a href="${address.imprint(language)}">${say('web.footer.imprint')}</a></p>${questionForm(phrase, language)}`,
  }
}
