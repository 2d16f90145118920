import { explain } from '../../articles/glossary.ts'
import type { Article } from '../../articles/load-articles.ts'
import type { ArticleText } from '../../articles/article-schema.ts'
import { type Language, traitsOf } from '../../language/languages.ts'
import { isOverdue } from '../freshness.ts'
import type { RenderContext } from '../render-reply.ts'
import type { Part } from '../reply.ts'

type ArticlePart = Extract<Part, { kind: 'article' }>

/** Office words explained under an answer; more would be a dictionary. */
const MOST_TERMS = 3

/** A date as people of the language write it, in the Gregorian calendar. */
export function dateText(language: Language, date: string): string {
  return new Intl.DateTimeFormat(traitsOf(language).tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

function notes({ phrase, now }: RenderContext, language: Language, article: Article, part: ArticlePart): string[] {
  const text = article.texts[part.language]!
  const german = article.texts.de
  const stale = part.language !== 'de' && german !== undefined && text.head.source_hash !== undefined && text.head.source_hash !== german.hash
  return [
    ...(part.language === language ? [] : [phrase(language, 'note.other-language', { language: phrase(part.language, 'language.own-name') })]),
    ...(isOverdue(article.facts, now()) ? [phrase(language, 'note.overdue', { date: dateText(language, article.facts.review_by) })] : []),
    ...(stale ? [phrase(language, 'note.stale')] : []),
    ...(text.head.review === 'draft' ? [phrase(language, 'note.draft')] : []),
  ].map((note) => `*${note}*`)
}

function terms({ knowledge, phrase }: RenderContext, language: Language, shown: string): string[] {
  if (language === 'de') return []
  const found = [...knowledge.glossary.values()].filter(({ term }) => new RegExp(`(?<!\\p{L})${RegExp.escape(term.split(' (')[0]!)}`, 'u').test(shown)).slice(0, MOST_TERMS)
  if (found.length === 0) return []
  return [`**${phrase(language, 'answer.words')}**`, found.map((term) => `- **${term.term}**: ${explain(term, language).explanation}`).join('\n')]
}

function provenance({ phrase }: RenderContext, language: Language, { facts }: Article): string {
  const sources = facts.sources.slice(0, 3).map(({ title, url }) => `[${title}](${url})`).join(', ')
  const level = phrase(language, `level.${facts.level}`)
  return [
    ...(facts.legal_basis.length > 0 ? [`${phrase(language, 'answer.legal-basis')}: ${facts.legal_basis.slice(0, 4).join('; ')} (${level})`] : [level]),
    phrase(language, 'answer.checked-on', { date: dateText(language, facts.checked_on) }),
    `${phrase(language, 'answer.sources')}: ${sources}`,
  ].join('  \n')
}

function variantText({ phrase }: RenderContext, language: Language, text: ArticleText, part: ArticlePart, said: (fact: string) => string): string[] {
  const variant = text.variants[part.variant]
  if (!variant) return []
  const because = part.because.length > 0 ? [`*${phrase(language, 'answer.because', { facts: part.because.map(said).join(', ') })}*`] : []
  return [`**${variant.heading}**`, variant.text, ...because]
}

/** An answer from top to bottom: what holds, for you, what to do next, where this stands. */
export function renderArticle(context: RenderContext, language: Language, part: ArticlePart): string {
  const { knowledge, phrase } = context
  const article = knowledge.articles.get(part.article)!
  const text = article.texts[part.language]!
  const easy = part.easy && part.language === 'de' ? text.easy : undefined
  const factName = (fact: string): string => phrase(language, `fact.${fact}`)
  const link = `[${phrase(language, 'answer.whole-article')}](/${part.language}/articles/${part.article})`
  if (part.show === 'short') return [`**${text.title}**`, easy?.short ?? text.short].join('\n\n')
  if (part.show === 'details') return [`**${text.title}**`, text.details, link].join('\n\n')
  const body = [
    `**${text.title}**`, easy?.short ?? text.short,
    ...variantText(context, language, text, part, factName),
    `**${phrase(language, 'answer.next')}**`, easy?.next || text.next,
  ]
  return [...body, ...terms(context, language, body.join('\n')), ...notes(context, language, article, part), provenance(context, language, article)].join('\n\n')
}
