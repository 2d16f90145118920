import type { Article } from '../articles/load-articles.ts'
import { referredTo, whyNot } from '../offers/elsewhere.ts'
import { isOver, matchOffer, type Match } from '../offers/match.ts'
import { type OfferProfile, offerProfile } from '../offers/offer-profile.ts'
import { needPoints, rank, type Ranked } from '../offers/rank.ts'
import type { Needs } from '../offers/rules.ts'
import type { Conversation } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { openFacts, reasonsOf } from './offer-reasons.ts'
import type { NotForYou, OfferReason } from './reply.ts'
import { isEmployer } from './role.ts'

/** Offers shown in a message; a page lists the others. */
const MOST = 3
/** Saxony: as long as the place is not known, offers for the whole state are shown, not those of a town picked at random. */
const WHOLE_REGION = '14'
/** Points from which an offer fits the question; below, it is only also possible. */
const FITS_FROM = 25
/** Kinds that anybody may turn to first. */
const LOW_THRESHOLD = ['migration-counselling', 'youth-jmd']

/** All offers judged for the person of a conversation. */
export interface Judged {
  person: OfferProfile
  needs: Needs
  matches: readonly Match[]
}

/** The day of today, as the data writes it. */
const today = ({ now }: Dialogue): string => now().toISOString().slice(0, 10)

/** Judges every offer for the person; the region may be asked for without knowing it (`region` undefined). */
export function judgeOffers(dialogue: Dialogue, { profile, language }: Conversation, needs: Needs, region?: string): Judged {
  const person = { ...offerProfile(profile, dialogue.knowledge.vocabulary, language), region_code: region }
  return { person, needs, matches: [...dialogue.knowledge.offers.byId.values()].map((offer) => matchOffer(offer, person, needs, today(dialogue))) }
}

/** Where the person is, or the whole state as long as that is not known. */
export function regionOf({ profile, language }: Conversation, { knowledge }: Dialogue): string {
  return String(offerProfile(profile, knowledge.vocabulary, language).region_code ?? WHOLE_REGION)
}

const isProposed = ({ outcome }: Match): boolean => outcome === 'match' || outcome === 'ask'

function toReason({ match }: Ranked, conversation: Conversation): OfferReason {
  return { offer: match.offer.id, reasons: reasonsOf(match, conversation), ask: openFacts(match, conversation) }
}

function ranked(dialogue: Dialogue, { person, needs, matches }: Judged): Ranked[] {
  return rank(matches.filter(isProposed), person, needs, dialogue.knowledge.needGroups)
}

/** The offers that fit the person, best first; those that depend on something unknown come with the question. */
export function matchingOffers(dialogue: Dialogue, conversation: Conversation, needs: Needs, only?: (match: Match) => boolean): OfferReason[] {
  const judged = judgeOffers(dialogue, conversation, needs, regionOf(conversation, dialogue))
  return ranked(dialogue, { ...judged, matches: judged.matches.filter((match) => only?.(match) ?? true) })
    .slice(0, MOST).map((offer) => toReason(offer, conversation))
}

/** Offers for any question: those who advise people, or those who advise employers. */
export function generalOffers(dialogue: Dialogue, conversation: Conversation): OfferReason[] {
  return matchingOffers(dialogue, conversation, dialogue.knowledge.help.needs[isEmployer(conversation) ? 'hiring' : 'advice']!)
}

/** The offers an article names, by id or by kind, that fit the person. */
export function offersFor(dialogue: Dialogue, conversation: Conversation, article: Article): OfferReason[] {
  const { ids, kinds } = article.facts.offers
  return matchingOffers(dialogue, conversation, topicsOf(dialogue, article), ({ offer }) => ids.includes(offer.id) || kinds.includes(offer.kind))
}

/** What an article is about, in the topics of the offers it names. */
export function topicsOf({ knowledge }: Dialogue, { facts }: Article): string[] {
  return [...knowledge.offers.byId.values()].filter(({ id }) => facts.offers.ids.includes(id)).flatMap(({ topics }) => topics.slice(0, 2))
}

/** The offers that help with a need: those that fit, and one more that anybody may turn to. */
export function offersForNeed(dialogue: Dialogue, conversation: Conversation, needs: Needs): { fits: OfferReason[]; also: OfferReason[]; elsewhere: NotForYou[] } {
  const judged = judgeOffers(dialogue, conversation, needs, regionOf(conversation, dialogue))
  const all = ranked(dialogue, judged)
  const fits = all.filter(({ match, points }) => points >= FITS_FROM && needPoints(match.offer, needs, dialogue.knowledge.needGroups) > 0).slice(0, MOST)
  const isLow = ({ match }: Ranked): boolean => LOW_THRESHOLD.includes(match.offer.kind)
  const low = judged.person.role === 'person' && !fits.some(isLow) ? all.filter(isLow).slice(0, 1) : []
  return { fits: fits.map((offer) => toReason(offer, conversation)), also: low.map((offer) => toReason(offer, conversation)), elsewhere: notForYou(judged).slice(0, 1) }
}

/** Offers for this need that do not fit the person, where their editors say who helps instead: why, and whom to ask. */
function notForYou(judged: Judged): NotForYou[] {
  const wanted = judged.matches.filter(({ offer, outcome, failing }) => outcome === 'no' && failing !== 'region_code' && failing !== 'availability'
    && offer.topics.slice(0, 2).some((topic) => judged.needs.includes(topic)))
  return wanted.flatMap((match) => explainNo(judged, match)).filter(({ instead }) => instead.length > 0)
}

/** Why an offer does not fit, and which of those named instead do. */
export function explainNo({ person, needs, matches }: Judged, match: Match): NotForYou[] {
  const instead = referredTo(match, person, needs).filter((id) => matches.some(({ offer, outcome }) => offer.id === id && (outcome === 'match' || outcome === 'ask')))
  return [{ offer: match.offer.id, because: whyNot(match), instead }]
}

/** Does the answer differ from town to town? Then the place is asked for. */
export function placeMatters(dialogue: Dialogue, conversation: Conversation, needs: Needs): boolean {
  if (conversation.profile.region) return false
  return judgeOffers(dialogue, conversation, needs).matches.some(({ offer, outcome, ask }) =>
    outcome === 'ask' && ask.includes('region_code') && offer.region.level !== 'state' && !isOver(offer, today(dialogue)) && offer.topics.some((topic) => needs.includes(topic)))
}
