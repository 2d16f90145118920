import { valueIds, valueLabel } from '../articles/vocabulary.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import { contactLines } from '../dialogue/render/offers.ts'
import type { Language } from '../language/languages.ts'
import type { Offer } from '../offers/offer-schema.ts'
import { address } from './address.ts'
import { type Html, html, trusted } from './html.ts'
import type { Frame, PageContent } from './layout.ts'
import { markdown } from './markdown.ts'
import { questionForm } from './question-form.ts'

/** The fact whose values are the places. */
const PLACE = 'region'
/** Offers of this kind are shown to someone who asks for them, never proposed. */
const ONLY_ASKED = 'return-counselling'

/** Does the offer serve everybody, or all of the state? */
const isEverywhere = ({ region }: Offer): boolean => region.level === 'state' || region.level === 'federal'

function serves({ region }: Offer, place: string): boolean {
  return region.codes.some((code) => place.startsWith(code))
}

function offerItem(context: RenderContext, language: Language, offer: Offer): Html {
  const { knowledge: { offers }, phrase } = context
  const what = offers.texts[language][offer.id]?.what ?? offers.texts.de[offer.id]?.what ?? ''
  return html`<li id="${offer.id}"><h4 lang="de" dir="ltr">${offer.name}</h4><p>${what}</p>
${markdown(contactLines(context, language, offer).map((line) => `- ${line}`).join('\n'))}
<p class="hint">${phrase(language, 'web.offers.languages')}: <span lang="de" dir="ltr">${offer.languages.join(', ')}</span> · ${offer.target_groups.employers ? `${phrase(language, 'web.offers.for-employers')} · ` : ''}${phrase(language, 'offer.checked', { date: offer.source[0]?.looked_up ?? '' })}</p></li>`
}

function byKind(context: RenderContext, language: Language, offers: readonly Offer[]): Html {
  const groups = [...Map.groupBy(offers, ({ kind }) => kind)].map(([kind, own]) => ({ title: context.phrase(language, `offer.kind.${kind}`), own }))
  return html`${groups.sort((a, b) => a.title.localeCompare(b.title, language)).map(({ title, own }) => html`<section><h3>${title}</h3><ul class="offers">${own.map((offer) => offerItem(context, language, offer))}</ul></section>`)}`
}

/** All offers that exist, by place and kind, each with how to reach it; `place` shows those of one district. */
export function offersPage({ phrase }: Frame, context: RenderContext, language: Language, place: string | undefined): PageContent {
  const { vocabulary, offers } = context.knowledge
  const shown = [...offers.byId.values()].filter(({ availability, kind }) => availability === 'active' && kind !== ONLY_ASKED)
  const places = valueIds(vocabulary, PLACE).filter((id) => /^\d+$/.test(id))
  const local = place ? shown.filter((offer) => !isEverywhere(offer) && serves(offer, place)) : []
  const title = phrase(language, 'web.offers.title')
  return {
    language, title,
    inLanguage: (other) => address.offers(other, place),
    body: html`<h1>${title}</h1><p class="lead">${phrase(language, 'web.offers.intro')}</p>
<nav aria-label="${phrase(language, 'web.offers.place')}"><ul class="places">${places.map((id) => html`<li><a href="${address.offers(language, id)}"${id === place && trusted(' aria-current="true"')}>${valueLabel(vocabulary, language, PLACE, id)}</a></li>`)}</ul></nav>
${place && local.length > 0 && html`<h2>${valueLabel(vocabulary, language, PLACE, place)}</h2>${byKind(context, language, local)}`}
<h2>${phrase(language, 'web.offers.everywhere')}</h2>${byKind(context, language, shown.filter((offer) => isEverywhere(offer) && offer.region.codes.some((code) => code === '14' || code === '00')))}
<p class="note">${phrase(language, 'web.offers.incomplete')}</p>${questionForm(phrase, language)}`,
  }
}
