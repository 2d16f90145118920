import { valueLabel } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { UNKNOWN, WITHHELD } from '../offers/profile.ts'
import { languageOfText } from './article-part.ts'
import type { Knowledge } from './knowledge.ts'
import { renderArticle } from './render/article.ts'
import { renderOffers } from './render/offers.ts'
import { escapeMarkdown } from './render/escape-markdown.ts'
import type { RenderedReply } from './rendered-reply.ts'
import type { Label, Part, Reply } from './reply.ts'
import { explain } from '../articles/glossary.ts'

/** What rendering needs to know. */
export interface RenderContext {
  knowledge: Knowledge
  phrase: Phrase
  toHtml: (markdown: string) => string
  now: () => Date
}

function renderPart(context: RenderContext, language: Language, part: Part): string {
  const { knowledge, phrase } = context
  switch (part.kind) {
    case 'phrase': return phrase(language, part.key, part.values)
    case 'question': return `**${knowledge.vocabulary.words[language][part.fact]?.question || phrase(language, `fact.${part.fact}`)}**`
    case 'phase': return renderPhase(context, language, part.phase)
    case 'article': return renderArticle(context, language, part)
    case 'offers': return renderOffers(context, language, part.offers)
    case 'term': {
      const term = knowledge.glossary.get(part.term)!
      const { name, explanation } = explain(term, language)
      return `**${term.term}**${language === 'de' ? '' : ` – ${name}`}\n\n${explanation}`
    }
    case 'words': return escapeMarkdown(part.text)
    case 'link': return `[${labelText(context, language, part.label)}](${part.href})`
  }
}

function renderPhase({ phrase }: RenderContext, language: Language, phase: number): string {
  const about = (what: 'name' | 'what' | 'who', of = phase): string => phrase(language, `phase.${of}.${what}`)
  const neighbours = [[phase - 1, 'before'], [phase + 1, 'after']] as const
  const around = neighbours.filter(([other]) => other >= 1 && other <= 5).map(([other, key]) => phrase(language, `web.phases.${key}`, { name: about('name', other) }))
  return [phrase(language, 'phases.now', { name: about('name'), what: about('what'), who: about('who') }), `*${around.join(' · ')}*`].join('\n\n')
}

/** What a fact's value is called; `below` says of the lowest of some ranges where it ends. */
export function valueText({ knowledge: { vocabulary }, phrase }: Pick<RenderContext, 'knowledge' | 'phrase'>, language: Language, { fact, value, below }: { fact: string; value: string; below?: number }): string {
  if (value === UNKNOWN || value === WITHHELD || value === 'another') return phrase(language, `value.${value}`)
  const kind = vocabulary.facts[fact]?.kind
  if (below !== undefined) return phrase(language, `value.${kind}.below`, { count: below })
  if (kind === 'months' || kind === 'years') return phrase(language, `value.${kind}.from`, { count: Number(value) })
  return valueLabel(vocabulary, language, fact, value)
}

/** What stands on a button or link. */
export function labelText(context: RenderContext, language: Language, label: Label): string {
  const { knowledge, phrase } = context
  switch (label.kind) {
    case 'phrase': return phrase(language, label.key, label.values)
    case 'article': {
      const article = knowledge.articles.get(label.article)!
      return article.texts[languageOfText(article, language)]!.title
    }
    case 'value': return valueText(context, language, label)
    case 'language': return phrase(label.language, 'language.own-name')
    case 'area': return phrase(language, `area.${label.area}`)
  }
}

/** A reply in words: Markdown, HTML of the same, and what stands on the buttons. */
export function renderReply(context: RenderContext, { language, outcome, parts, buttons }: Reply): RenderedReply {
  const markdown = parts.map((part) => renderPart(context, language, part)).join('\n\n')
  return {
    language, outcome, markdown, html: context.toHtml(markdown),
    buttons: buttons.map(({ label, choice }) => ({ title: labelText(context, language, label), choice })),
  }
}
