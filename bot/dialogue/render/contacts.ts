import type { Language } from '../../language/languages.ts'
import type { Offer } from '../../offers/offer-schema.ts'
import type { RenderContext } from '../render-reply.ts'
import { escapeMarkdown } from './escape-markdown.ts'

type Contact = NonNullable<Offer['channels']['phone']>[number]
type Channel = keyof Offer['channels']

/** Web first: it is the way that changes least. */
const ORDER: readonly Channel[] = ['web', 'chat', 'phone', 'email', 'address']
/** Numbers that the law fixes need no date. */
const FIXED = 'emergency'

/** Whether a contact may be out of date: then its date is shown, and that it should be checked. */
function isOld({ kind }: Offer, { freshness }: Contact): boolean {
  return kind !== FIXED && (freshness === 'old' || freshness === 'unknown')
}

/** The date where the source shows one; "undated" is none. */
const dateOf = ({ as_of }: Contact): string | undefined => (as_of && /\d{4}/.test(as_of) ? as_of : undefined)

/** A contact as a source showed it; with its date and a warning where it may be out of date. */
function contactText({ phrase }: RenderContext, language: Language, offer: Offer, channel: Channel, contact: Contact): string {
  const { value } = contact
  const isAddress = (channel === 'web' || channel === 'chat') && /^\S+\.\S+$/.test(value)
  const shown = isAddress ? `[${value.replace(/^https?:\/\//, '').replace(/\/$/, '')}](${value.startsWith('http') ? value : `https://${value}`})` : escapeMarkdown(value)
  const date = dateOf(contact)
  const note = isOld(offer, contact) ? ` (${date ? phrase(language, 'offer.as-of', { date }) : phrase(language, 'offer.undated')})` : ''
  return `${phrase(language, `offer.channel.${channel}`)}: ${shown}${note}`
}

/** Lines that say how to reach an offer. */
export function contactLines(context: RenderContext, language: Language, offer: Offer): string[] {
  return ORDER.flatMap((channel) => (offer.channels[channel] ?? []).slice(0, 2).map((contact) => contactText(context, language, offer, channel, contact)))
}
