import { languageCodes } from '../../language/languages.ts'
import type { ArticleText } from '../article-schema.ts'
import { type Checked, textFile } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** All numbers of a text as digits only, so that 1.000 and 1,000 are the same; easy language is not compared. */
function numbersIn({ title, short, details, next, variants }: ArticleText): Set<string> {
  const all = [title, short, details, next.replace(/^\s*\d+\.\s/gm, ''), ...Object.values(variants).flatMap(({ heading, text }) => [heading, text])].join('\n')
  return new Set([...all.matchAll(/\d{1,3}(?:[.,\u00a0\u202f ]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)?/g)].map(([number]) => number.replace(/\D/g, '')))
}

/** Every figure and date of a translation stands in the German text, and the other way round. */
export function checkNumbers({ articles }: Checked): Problem[] {
  return [...articles.values()].flatMap((article) => {
    if (!article.texts.de) return []
    const german = numbersIn(article.texts.de)
    return languageCodes.flatMap((language) => {
      const text = article.texts[language]
      if (!text || language === 'de') return []
      const own = numbersIn(text)
      const missing = [...german].filter((number) => !own.has(number))
      const extra = [...own].filter((number) => !german.has(number))
      const file = textFile(article, language)
      return [
        ...(missing.length > 0 ? [{ file, found: `Numbers of the German text are missing: ${missing.join(', ')}.`, fix: 'Write them in digits, as in de.md.' }] : []),
        ...(extra.length > 0 ? [{ file, found: `Numbers stand here that the German text does not have: ${extra.join(', ')}.`, fix: 'Correct them, or remove them.' }] : []),
      ]
    })
  })
}
