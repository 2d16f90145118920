import { valueLabel } from '../../articles/vocabulary.ts'
import { type Language, traitsOf } from '../../language/languages.ts'
import type { Offer } from '../../offers/offer-schema.ts'
import type { RenderContext } from '../render-reply.ts'
import type { OfferReason } from '../reply.ts'
import { escapeMarkdown } from './escape-markdown.ts'

type Contact = NonNullable<Offer['channels']['phone']>[number]

/** A contact as a source showed it; with its date and a warning where it may be out of date. */
function contactText({ phrase }: RenderContext, language: Language, channel: keyof Offer['channels'], { value, as_of, freshness }: Contact): string {
  const isAddress = (channel === 'web' || channel === 'chat') && /^\S+\.\S+$/.test(value)
  const shown = isAddress ? `[${value.replace(/^https?:\/\//, '').replace(/\/$/, '')}](${value.startsWith('http') ? value : `https://${value}`})` : escapeMarkdown(value)
  const old = freshness === 'old' || freshness === 'unknown'
  const note = old ? ` (${as_of ? phrase(language, 'offer.as-of', { date: as_of }) : phrase(language, 'offer.undated')})` : ''
  return `${phrase(language, `offer.channel.${channel}`)}: ${shown}${note}`
}

/** Web first: it is the way that changes least. */
const ORDER = ['web', 'chat', 'phone', 'email', 'address'] as const

/** Lines that say how to reach an offer. */
export function contactLines(context: RenderContext, language: Language, { channels }: Offer): string[] {
  return ORDER.flatMap((channel) => (channels[channel] ?? []).slice(0, 2).map((contact) => contactText(context, language, channel, contact)))
}

function reasonText({ knowledge, phrase }: RenderContext, language: Language, { key, values }: OfferReason['reasons'][number]): string {
  const fact = String(values?.fact ?? '')
  return phrase(language, key, { ...values, value: valueLabel(knowledge.vocabulary, language, fact, String(values?.value ?? '')) })
}

/** Languages spoken, as far as a source names them; remarks such as "more on request" are German and left to the page. */
function spokenLanguages({ phrase }: RenderContext, language: Language, { languages }: Offer): string[] {
  const names = new Intl.DisplayNames([traitsOf(language).tag], { type: 'language' })
  const known = languages.filter((code) => /^[a-z]{2,3}$/.test(code)).map((code) => names.of(code) ?? code)
  return known.length > 0 ? [`${phrase(language, 'web.offers.languages')}: ${known.join(', ')}`] : []
}

function renderOffer(context: RenderContext, language: Language, { offer: id, reasons, ask }: OfferReason): string {
  const { knowledge: { offers }, phrase } = context
  const offer = offers.byId.get(id)!
  const what = offers.texts[language][id]?.what ?? offers.texts.de[id]?.what ?? ''
  const lines = [
    ...(reasons.length > 0 ? [reasons.map((reason) => reasonText(context, language, reason)).join(' ')] : []),
    ...(ask.length > 0 ? [phrase(language, 'offer.ask-first')] : []),
    ...spokenLanguages(context, language, offer),
    ...contactLines(context, language, offer),
    phrase(language, 'offer.checked', { date: offer.source[0]?.looked_up ?? '' }),
  ]
  return [`**${escapeMarkdown(offer.name)}**  `, ...[what, ...lines].filter(Boolean)].join('  \n')
}

/** Offers one below the other: what it is, why it fits, how to reach it. */
export function renderOffers(context: RenderContext, language: Language, offers: readonly OfferReason[]): string {
  return offers.map((offer) => renderOffer(context, language, offer)).join('\n\n')
}
