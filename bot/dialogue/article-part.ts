import { variantWithoutAsking } from '../articles/choose-variant.ts'
import type { Article } from '../articles/load-articles.ts'
import { type Language, languageCodes, traitsOf } from '../language/languages.ts'
import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import type { Part } from './reply.ts'

/** The language an article is shown in: the person's, else the nearest one it exists in. */
export function languageOfText(article: Article, wanted: Language): Language {
  const order = [wanted, ...(traitsOf(wanted).fallbacks as Language[]), ...languageCodes]
  return order.find((language) => article.texts[language])!
}

/** An article as a part of a reply, with the variant that fits what is known. */
export function articlePart({ articles }: Knowledge, conversation: Conversation, id: string, show: 'answer' | 'short' | 'details'): Part {
  const article = articles.get(id)!
  const { section, because } = variantWithoutAsking(article.facts, conversation.profile)
  return { kind: 'article', article: id, language: languageOfText(article, conversation.language), variant: section, because, easy: conversation.easyLanguage ?? false, show }
}
