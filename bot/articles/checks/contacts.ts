import { languageCodes } from '../../language/languages.ts'
import { type Checked, textFile } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

const PHONE = /(?:\+49|\b0\d)[\d /()-]{5,}\d|\b11[0-2]\b|\b116 ?\d{3}\b/g
const MAIL = /[\p{L}\d._-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu

const digits = (text: string): string => text.replace(/\D/g, '')

/** No number or address stands in an article that is not in the offers. */
export function checkContacts({ articles, offers }: Checked): Problem[] {
  const known = new Set([...offers.byId.values()].flatMap(({ channels }) => [...(channels.phone ?? []), ...(channels.email ?? [])].flatMap(({ value }) => [digits(value), value])))
  return [...articles.values()].flatMap((article) => languageCodes.flatMap((language) => {
    const text = article.texts[language]
    if (!text) return []
    const all = [text.short, text.details, text.next, text.easy?.short, text.easy?.next, ...Object.values(text.variants).map((v) => v.text)].join('\n')
    const strange = [...(all.match(PHONE) ?? []).filter((number) => !known.has(digits(number))), ...(all.match(MAIL) ?? []).filter((mail) => !known.has(mail))]
    return [...new Set(strange)].map((contact) => ({ file: textFile(article, language), found: `"${contact}" looks like a contact and stands in no offer.`, fix: 'Name the office and let the offers show how to reach it.' }))
  }))
}
