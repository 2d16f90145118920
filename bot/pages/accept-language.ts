import { type Language, languageOfTag } from '../language/languages.ts'

/** The first language of an `Accept-Language` header that we speak; German when there is none, because that is what letters are in. */
export function acceptedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((part, index) => {
    const [tag, quality] = part.split(/\s*;\s*q=/i)
    return { language: languageOfTag(tag), quality: quality === undefined ? 1 : Number(quality) || 0, index }
  })
  const best = wishes.filter(({ language, quality }) => language && quality > 0).sort((a, b) => b.quality - a.quality || a.index - b.index)[0]
  return best?.language ?? 'de'
}
