import type { RenderContext } from '../dialogue/render-reply.ts'
import { contactLines } from '../dialogue/render/contacts.ts'
import { checkedText, whatItIs } from '../dialogue/render/offers.ts'
import { type Language, traitsOf } from '../language/languages.ts'
import type { Offer } from '../offers/offer-schema.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import { markdown } from './markdown.ts'

/** Languages spoken: those with a code by name in the reader's language, remarks in German as they were noted. */
export function languagesSpoken(language: Language, { languages }: Offer): Html {
  const names = new Intl.DisplayNames([traitsOf(language).tag], { type: 'language' })
  const isCode = (code: string): boolean => /^[a-z]{2,3}$/.test(code)
  const remarks = languages.filter((code) => !isCode(code))
  return html`${languages.filter(isCode).map((code) => names.of(code) ?? code).join(', ')}${remarks.length > 0 && html` <span lang="de" dir="ltr">(${remarks.join('; ')})</span>`}`
}

/** How to reach an offer, as a list. */
export function contactList(context: RenderContext, language: Language, offer: Offer): Html {
  return markdown(contactLines(context, language, offer).map((line) => `- ${line}`).join('\n'))
}

/** An offer in a list: what it is, how to reach it, and the way to its own page. */
export function offerItem(context: RenderContext, language: Language, offer: Offer): Html {
  const { phrase } = context
  const marks = [offer.target_groups.women_only && phrase(language, 'offer.because-women'), offer.target_groups.employers && phrase(language, 'web.offers.for-employers')].filter((mark) => mark !== false)
  return html`<li id="${offer.id}"><h4 lang="de" dir="ltr"><a href="${address.offer(language, offer.id)}">${offer.name}</a></h4><p>${whatItIs(context, language, offer)}</p>
${contactList(context, language, offer)}
<p class="hint">${phrase(language, 'web.offers.languages')}: ${languagesSpoken(language, offer)}${marks.map((mark) => html` · ${mark}`)} · ${checkedText(context, language, offer)}</p></li>`
}
