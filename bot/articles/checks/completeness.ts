import { languageCodes } from '../../language/languages.ts'
import { type Checked, textFile } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** Every article and offer has its text in every language, and no translation is older than its original. */
export function checkCompleteness({ articles, offers }: Checked): Problem[] {
  const texts = [...articles.values()].flatMap((article) => languageCodes.flatMap((language) => {
    const file = textFile(article, language)
    const text = article.texts[language]
    if (!text) return [{ file, found: 'The text is missing.', fix: 'Write it from de.md.' }]
    if (language === 'de') return []
    if (text.head.source_hash === undefined) return [{ file, found: 'It is not noted which German text this was made from.', fix: 'Run: npm run content -- stamp' }]
    return text.head.source_hash === article.texts.de?.hash ? [] : [{ file, found: 'The German text has changed since this was translated.', fix: `Bring it up to date, then run: npm run content -- stamp ${article.id}/${language}` }]
  }))
  const shown = [...offers.byId.values()].filter(({ availability }) => availability === 'active')
  const offerTexts = languageCodes.flatMap((language) => shown.filter(({ id }) => !offers.texts[language][id]?.what)
    .map(({ id }) => ({ file: `knowledge/offers/texts/${language}.yaml`, found: `The offer "${id}" has no text.`, fix: 'Add it from de.yaml.' })))
  return [...texts, ...offerTexts]
}
