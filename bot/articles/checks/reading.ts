import { type Language, languageCodes, traitsOf } from '../../language/languages.ts'
import type { ArticleText } from '../article-schema.ts'
import { type Checked, textFile } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** Words of the short answer. Vietnamese is counted in syllables, of which a word has about 1.6. */
const SHORT_WORDS = 60
/** Words of a sentence, on average. */
const SENTENCE_WORDS = 15
const SYLLABLES_A_WORD = 1.6
/** Least share of letters in the language's own script; German office words take the rest. */
const OWN_SCRIPT = 0.55

function wordsIn(language: Language, text: string): number {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ.-]*/gu)?.length ?? 0) / (language === 'vi' ? SYLLABLES_A_WORD : 1)
}

function sentencesIn(text: string): string[] {
  return text.replace(/(\d)\.(?=\s*\p{L})/gu, '$1').split(/[.!?؟。:]+(?=\s|$)|\n+/u).filter((sentence) => /\p{L}/u.test(sentence))
}

function shareOfScript(language: Language, text: string): number {
  const letters = text.match(/\p{L}/gu) ?? []
  const script = new RegExp(`\\p{Script=${traitsOf(language).script}}`, 'u')
  return letters.filter((letter) => script.test(letter)).length / Math.max(1, letters.length)
}

function checkText(file: string, language: Language, text: ArticleText): Problem[] {
  const body = [text.short, text.details, text.next, ...Object.values(text.variants).map((v) => v.text)].join('\n')
  const short = Math.round(wordsIn(language, text.short))
  const sentences = sentencesIn(body)
  const average = wordsIn(language, body) / sentences.length
  const steps = text.next.split('\n').filter((line) => /^\s*([-*]|\d+\.)\s/.test(line)).length
  return [
    ...(short > SHORT_WORDS ? [{ file, found: `The short answer has ${short} words; ${SHORT_WORDS} is the limit.`, fix: 'Move what only some people need to the details.' }] : []),
    ...(average > SENTENCE_WORDS ? [{ file, found: `A sentence has ${average.toFixed(1)} words on average; ${SENTENCE_WORDS} is the limit.`, fix: 'Split the longest sentences.' }] : []),
    ...(steps === 0 ? [{ file, found: 'The section "## next" is no list.', fix: 'Write each step as "- Verb …".' }] : []),
    ...(shareOfScript(language, body) < OWN_SCRIPT ? [{ file, found: `Too few letters are ${traitsOf(language).script}.`, fix: `Write the text in ${traitsOf(language).ownName}.` }] : []),
  ]
}

/** Texts are short enough to be read by someone who reads slowly, and in their own script. */
export function checkReading({ articles }: Checked): Problem[] {
  return [...articles.values()].flatMap((article) => languageCodes.flatMap((language) => {
    const text = article.texts[language]
    return text ? checkText(textFile(article, language), language, text) : []
  }))
}
