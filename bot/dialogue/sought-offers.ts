import { valueIds } from '../articles/vocabulary.ts'
import { PLACE, ROLE, UNKNOWN, WITHHELD } from '../offers/profile.ts'
import type { Turn } from './answer-message.ts'
import { articlePart } from './article-part.ts'
import { button } from './buttons.ts'
import type { Conversation, Seeking } from './conversation.ts'
import type { Dialogue } from './dialogue.ts'
import { isWithheld } from './freshness.ts'
import { pageLink } from './links.ts'
import { explainNo, judgeOffers, matchingOffers, offersForNeed, placeMatters, regionOf, topicsOf } from './offers-for.ts'
import type { Button, NotForYou, OfferReason, Part } from './reply.ts'

/** What is sought, in the topics of the offers. */
export function topicsSought(dialogue: Dialogue, { needs, named, article }: Seeking): string[] {
  const { help, offers, articles } = dialogue.knowledge
  if (needs.length > 0) return needs.flatMap((need) => help.needs[need]!)
  if (named.length > 0) return named.flatMap((id) => offers.byId.get(id)!.topics.slice(0, 2))
  return article ? topicsOf(dialogue, articles.get(article)!) : [...help.needs['advice']!]
}

/** The short answer of the article that answers the question besides; nothing where it is withheld. */
const aboutArticle = ({ knowledge, now }: Dialogue, conversation: Conversation, { article }: Seeking): Part[] =>
  (article && !isWithheld(knowledge.articles.get(article)!.facts, now()) ? [{ kind: 'phrase', key: 'offers.article-too' }, articlePart(knowledge, conversation, article, 'short')] : [])

/** Asks the one fact that decides which offers fit; the checked answer is told at once. */
export function askFor(dialogue: Dialogue, conversation: Conversation, seeking: Seeking, fact: string): Turn {
  const values = valueIds(dialogue.knowledge.vocabulary, fact).map((value) => button.value(fact, value))
  const ways = fact === PLACE ? [button.value(fact, WITHHELD)] : [button.value(fact, UNKNOWN)]
  const why: Part[] = fact === PLACE ? [{ kind: 'phrase', key: 'offers.place-matters' }] : []
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: 'ask-fact', buttons: [...values, ...ways],
      parts: [...aboutArticle(dialogue, conversation, seeking), { kind: 'help', needs: seeking.needs }, ...why, { kind: 'question', fact }],
    },
  }
}

/** Offers asked for by name: those that fit, and of the others why not and who helps instead. */
function namedOffers(dialogue: Dialogue, conversation: Conversation, ids: readonly string[], topics: readonly string[]): { fits: OfferReason[]; not: NotForYou[] } {
  const fits = matchingOffers(dialogue, conversation, topics, ({ offer }) => ids.includes(offer.id))
  if (fits.length > 0) return { fits, not: [] }
  const judged = judgeOffers(dialogue, conversation, topics, regionOf(conversation, dialogue))
  const others = judged.matches.filter(({ offer, outcome }) => ids.includes(offer.id) && outcome === 'no')
  const near = others.filter(({ failing }) => failing !== 'region_code')
  return { fits, not: (near.length > 0 ? near : others).slice(0, 1).flatMap((match) => explainNo(judged, match)) }
}

function offerParts(dialogue: Dialogue, conversation: Conversation, seeking: Seeking, topics: readonly string[]): Part[] {
  const role = conversation.profile[ROLE]?.values[0] ?? 'person'
  const list = (offers: readonly OfferReason[]): Part[] => (offers.length > 0 ? [{ kind: 'offers', offers, role }] : [])
  const refuse = (not: readonly NotForYou[]): Part[] => not.map((offer) => ({ kind: 'not-for-you', offer }))
  const named = seeking.needs.length === 0 && seeking.named.length > 0 ? namedOffers(dialogue, conversation, seeking.named, topics) : undefined
  if (named && (named.fits.length > 0 || named.not.length > 0)) return [...list(named.fits), ...refuse(named.not)]
  const { fits, also, elsewhere } = offersForNeed(dialogue, conversation, topics)
  const gap = fits.length === 0 || seeking.needs.some((need) => dialogue.knowledge.help.gaps.includes(need))
  return [
    ...(gap ? [{ kind: 'phrase', key: 'offers.gap' } as const] : []),
    ...list(fits), ...refuse(elsewhere),
    ...(also.length > 0 ? [{ kind: 'phrase', key: 'offers.also' } as const, ...list(also)] : []),
  ]
}

/** Names the offers: those that fit, why others do not, and the way to all of them. */
export function tellOffers(dialogue: Dialogue, conversation: Conversation, seeking: Seeking, topics: readonly string[]): Turn {
  const place = conversation.profile[PLACE]?.values.find((value) => value !== UNKNOWN && value !== WITHHELD)
  const way: Button[] = place ? [] : [button.tellPlace]
  return {
    conversation,
    reply: {
      language: conversation.language, outcome: seeking.choices.length > 0 ? 'choose' : 'answer',
      parts: [
        { kind: 'help', needs: seeking.needs, ...(place ? { place } : {}) },
        ...(place === 'other_land' ? [{ kind: 'phrase', key: 'offers.only-saxony' } as const] : []),
        ...offerParts(dialogue, conversation, seeking, topics),
        ...(placeMatters(dialogue, conversation, topics) ? [{ kind: 'phrase', key: 'offers.where' } as const] : []),
        pageLink(conversation, 'offers', 'offers.all', place),
        ...aboutArticle(dialogue, conversation, seeking),
        ...(seeking.choices.length > 0 ? [{ kind: 'phrase', key: 'offers.questions-too' } as const] : []),
      ],
      buttons: [...(seeking.article ? [button.article(seeking.article)] : []), ...seeking.choices.map(button.article), ...way, button.human],
    },
  }
}
