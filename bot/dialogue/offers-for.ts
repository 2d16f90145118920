import type { Article } from '../articles/load-articles.ts'
import { matchOffer, type Match, type Needs } from '../offers/match.ts'
import { offerProfile } from '../offers/offer-profile.ts'
import { rank } from '../offers/rank.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import type { OfferReason } from './reply.ts'

/** Offers shown in a message; a page lists the others. */
const MOST = 3
/** Saxony: as long as the place is not known, offers for the whole state are shown, not those of a town picked at random. */
const WHOLE_REGION = '14'

/** Why an offer fits, from what the person told us; at most three reasons. */
function reasonsOf({ offer }: Match, conversation: Conversation): OfferReason['reasons'] {
  const { profile } = conversation
  const told = (fact: string): string | undefined => profile[fact]?.values[0]
  const reasons = [
    ...(told('region') && !offer.region.codes.includes('00') ? [{ key: 'offer.because-place', values: { fact: 'region', value: told('region')! } }] : []),
    ...(told('residence_status') && !offer.target_groups.residence_statuses.includes('any') ? [{ key: 'offer.because-status', values: { fact: 'residence_status', value: told('residence_status')! } }] : []),
    ...(told('age') && (offer.target_groups.age.min !== null || offer.target_groups.age.max !== null) ? [{ key: 'offer.because-age', values: { fact: 'age', value: told('age')! } }] : []),
  ]
  return reasons.slice(0, MOST)
}

/** The offers that fit the person, best first; those that depend on something unknown come with the question. */
export function matchingOffers(dialogue: Dialogue, conversation: Conversation, needs: Needs, only?: (match: Match) => boolean): OfferReason[] {
  const { knowledge, needGroups } = dialogue
  const known = offerProfile(conversation.profile, knowledge.vocabulary)
  const person = { ...known, region_code: known.region_code ?? WHOLE_REGION }
  const matches = [...knowledge.offers.byId.values()].map((offer) => matchOffer(offer, person, needs))
    .filter((match) => (match.outcome === 'match' || match.outcome === 'ask') && (only?.(match) ?? true))
  return rank(matches, person, needs, needGroups).slice(0, MOST).map(({ match }) => ({ offer: match.offer.id, reasons: reasonsOf(match, conversation), ask: match.ask }))
}

/** The offers an article names, by id or by kind, that fit the person. */
export function offersFor(dialogue: Dialogue, conversation: Conversation, article: Article): OfferReason[] {
  const { ids, kinds } = article.facts.offers
  const topics = [...dialogue.knowledge.offers.byId.values()].filter(({ id }) => ids.includes(id)).flatMap((offer) => offer.topics.slice(0, 2))
  return matchingOffers(dialogue, conversation, topics, ({ offer }) => ids.includes(offer.id) || kinds.includes(offer.kind))
}
