import { valueLabel } from '../articles/vocabulary.ts'
import type { Language } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { UNKNOWN, WITHHELD } from '../offers/profile.ts'
import { languageOfText } from './article-part.ts'
import type { Knowledge } from './knowledge.ts'
import { renderArticle } from './render/article.ts'
import { renderHelp, renderNotForYou, renderOffers } from './render/offers.ts'
import { renderPhase, renderStations } from './render/phases.ts'
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
    case 'offers': return renderOffers(context, language, part)
    case 'not-for-you': return renderNotForYou(context, language, part.offer)
    case 'help': return renderHelp(context, language, part)
    case 'stations': return renderStations(context, language, part.phases)
    case 'term': {
      const term = knowledge.glossary.get(part.term)!
      const { name, explanation } = explain(term, language)
      return `**${term.term}**${language === 'de' ? '' : ` – ${name}`}\n\n${explanation}`
    }
    case 'words': return escapeMarkdown(part.text)
    case 'link': return `[${labelText(context, language, part.label)}](${part.href})`
  }
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
function labelText(context: RenderContext, language: Language, label: Label): string {
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

/** An article's text follows the language of the reply. */
function partIn({ knowledge }: RenderContext, language: Language, part: Part): Part {
  return part.kind === 'article' ? { ...part, language: languageOfText(knowledge.articles.get(part.article)!, language) } : part
}

/** A reply in words: Markdown, HTML of the same, and what stands on the buttons. */
export function renderReply(context: RenderContext, { language, also, outcome, parts, buttons }: Reply): RenderedReply {
  const say = (said: Language): string => parts.map((part) => renderPart(context, said, partIn(context, said, part))).join('\n\n')
  const markdown = [say(language), ...(also ? [say(also)] : [])].join('\n\n---\n\n')
  const title = (label: Label): string => [...new Set([language, also ?? language].map((said) => labelText(context, said, label)))].join(' / ')
  return { language, outcome, markdown, html: context.toHtml(markdown), buttons: buttons.map(({ label, choice }) => ({ title: title(label), choice })) }
}
