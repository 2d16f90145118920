import { dateText } from '../dialogue/render/article.ts'
import { checkedText, whatItIs } from '../dialogue/render/offers.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import type { Language } from '../language/languages.ts'
import type { Offer } from '../offers/offer-schema.ts'
import { preparationFor } from '../offers/preparation.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import type { Frame, PageContent } from './layout.ts'
import { contactList, languagesSpoken } from './offer-item.ts'
import { questionForm } from './question-form.ts'

/** German notes of the directory, such as opening hours, as they stand in the source. */
const german = (text: string): Html => html`<span lang="de" dir="ltr">${text}</span>`

function facts(context: RenderContext, language: Language, offer: Offer): Html {
  const say = (key: string, values?: Record<string, string>): string => context.phrase(language, key, values)
  const rows: readonly (readonly [string, Html | undefined])[] = [
    [say('web.offers.kind'), html`${[offer.kind, ...(offer.kinds_also ?? [])].map((kind) => say(`offer.kind.${kind}`)).join(', ')}`],
    [say('web.offer.where'), german(offer.region.names.join(', '))],
    [say('web.offers.languages'), languagesSpoken(language, offer)],
    [say('web.offers.cost'), german(offer.cost)],
    [say('web.offer.hours'), offer.opening_hours === undefined ? undefined : german(offer.opening_hours)],
    [say('web.offers.phase'), html`${offer.phases.map((phase) => say(`phase.${phase}.name`)).join(', ')}`],
  ]
  return html`<dl>${rows.filter(([, text]) => text !== undefined).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`
}

function sources(context: RenderContext, language: Language, { source }: Offer): Html {
  const one = ({ url, seen_in, text_dated }: Offer['source'][number]): Html =>
    html`<li lang="de" dir="ltr">${url ? html`<a href="${url}" rel="noreferrer">${new URL(url).hostname}</a>` : seen_in} (${text_dated})</li>`
  return html`<h2>${context.phrase(language, 'web.offer.sources')}</h2><p>${checkedText(context, language, { source })}</p><ul>${source.map(one)}</ul>`
}

/** One offer: what it is, for whom, how to reach it, what to bring and ask, and where that was read. */
export function offerPage({ phrase }: Frame, context: RenderContext, language: Language, offer: Offer): PageContent {
  const say = (key: string, values?: Record<string, string>): string => phrase(language, key, values)
  const preparation = preparationFor(context.knowledge.preparation, offer, offer.audience.includes('person') ? 'person' : 'employer')
  return {
    language, title: offer.name,
    inLanguage: (other) => address.offer(other, offer.id),
    body: html`<p class="back"><a href="${address.offers(language)}">${say('web.offers.back')}</a></p>
<h1 lang="de" dir="ltr">${offer.name}</h1><p class="lead">${whatItIs(context, language, offer)}</p>
${offer.target_groups.women_only && html`<p class="note">${say('offer.because-women')}</p>`}
${offer.until && html`<p class="note">${say('web.offer.until', { date: dateText(language, offer.until) })}</p>`}
<h2>${say('web.offer.reach')}</h2>${contactList(context, language, offer)}
${preparation && html`<h2>${say('offer.prepare')}</h2><p>${say(preparation)}</p>`}
<section class="provenance">${facts(context, language, offer)}${sources(context, language, offer)}</section>
<p>${say('web.offers.wrong')} <a href="${address.imprint(language)}">${say('web.footer.imprint')}</a></p>${questionForm(phrase, language)}`,
  }
}
