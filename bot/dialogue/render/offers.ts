import { valueLabel } from '../../articles/vocabulary.ts'
import { type Language, traitsOf } from '../../language/languages.ts'
import type { Offer } from '../../offers/offer-schema.ts'
import { preparationFor } from '../../offers/preparation.ts'
import { isAuthority } from '../offer-reasons.ts'
import type { RenderContext } from '../render-reply.ts'
import type { NotForYou, OfferReason, Part } from '../reply.ts'
import { dateText } from './article.ts'
import { contactLines } from './contacts.ts'
import { escapeMarkdown } from './escape-markdown.ts'

type OffersPart = Extract<Part, { kind: 'offers' }>
type HelpPart = Extract<Part, { kind: 'help' }>

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

/** What an offer is, in the reader's language. */
export function whatItIs({ knowledge: { offers } }: RenderContext, language: Language, { id }: Offer): string {
  return offers.texts[language][id]?.what ?? offers.texts.de[id]?.what ?? ''
}

/** When an entry was checked, and whether on its own pages or only in the list of others. */
export function checkedText({ phrase }: RenderContext, language: Language, { source }: Pick<Offer, 'source'>): string {
  const date = dateText(language, source.map(({ looked_up }) => looked_up).sort().at(-1)!)
  return phrase(language, source.some(({ url }) => url !== undefined) ? 'offer.checked' : 'offer.second-hand', { date })
}

function openText({ phrase }: RenderContext, language: Language, ask: readonly string[]): string {
  return ask.length > 0 ? phrase(language, 'offer.open', { facts: ask.map((fact) => phrase(language, `fact.${fact}`)).join(', ') }) : ''
}

function renderOffer(context: RenderContext, language: Language, { offer: id, reasons, ask }: OfferReason): string {
  const { knowledge: { offers }, phrase } = context
  const offer = offers.byId.get(id)!
  const lines = [
    reasons.map((reason) => reasonText(context, language, reason)).join(' '), openText(context, language, ask),
    isAuthority(offer.kind) ? phrase(language, 'offer.is-authority') : '',
    ...spokenLanguages(context, language, offer), ...contactLines(context, language, offer), checkedText(context, language, offer),
  ]
  return [`**${escapeMarkdown(offer.name)}**  `, ...[whatItIs(context, language, offer), ...lines].filter(Boolean)].join('  \n')
}

/** What to bring and ask, once for all offers of a kind. */
function preparations({ knowledge, phrase }: RenderContext, language: Language, { offers, role }: OffersPart): string[] {
  const all = offers.map(({ offer }) => knowledge.offers.byId.get(offer)!)
  const byKey = Map.groupBy(all, (offer) => preparationFor(knowledge.preparation, offer, role ?? 'person'))
  return [...byKey].flatMap(([key, own]) => {
    const names = byKey.size > 1 ? ` (${[...new Set(own.map(({ kind }) => phrase(language, `offer.kind.${kind}`)))].join(', ')})` : ''
    return key === undefined ? [] : [`**${phrase(language, 'offer.prepare')}**${names}: ${phrase(language, key)}`]
  })
}

/** Offers one below the other: what it is, why it fits, how to reach it; then what to bring and ask. */
export function renderOffers(context: RenderContext, language: Language, part: OffersPart): string {
  return [...part.offers.map((offer) => renderOffer(context, language, offer)), ...preparations(context, language, part)].join('\n\n')
}

/** An offer that does not fit: the condition that decides, and the offers that help instead. */
export function renderNotForYou({ knowledge, phrase }: RenderContext, language: Language, { offer, because, instead }: NotForYou): string {
  const name = (id: string): string => escapeMarkdown(knowledge.offers.byId.get(id)!.name)
  const others = instead.map((id) => `[${name(id)}](/${language}/offers/${id})`).join(', ')
  return [`**${name(offer)}**: ${phrase(language, because)}`, ...(others ? [`${phrase(language, 'offer.instead')} ${others}`] : [])].join(' ')
}

/** The heading of an answer from the directory: what help, and where. */
export function renderHelp({ knowledge, phrase }: RenderContext, language: Language, { needs, place }: HelpPart): string {
  const what = needs.map((need) => knowledge.help.words[language].needs[need]!.label).join(', ') || phrase(language, 'web.offers.title')
  return `**${place ? `${what} – ${valueLabel(knowledge.vocabulary, language, 'region', place)}` : what}**`
}
