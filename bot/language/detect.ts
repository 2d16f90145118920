import { eld } from 'eld/extrasmall'
import { type Language, languageCodes, traitsOf } from './languages.ts'

/** How likely a text is in a language, 0 to 1; the values of one text add up to 1. */
export type Guesses = ReadonlyMap<Language, number>

/** Guesses the language of a text among those we offer. Empty when it holds no letters. */
export type DetectLanguage = (text: string) => Guesses

// Letters that only one of the languages that share a script uses; one of them outweighs what the identifier says.
const TELLING: readonly [RegExp, Language][] = [
  [/[іїєґ]/giu, 'uk'], [/[ыэъё]/giu, 'ru'], [/[پچژگ]/gu, 'fa'], [/[ةإأؤئ]/gu, 'ar'],
  [/[ßäö]/giu, 'de'], [/[ığş]/gu, 'tr'], [/[ñ¿¡]/giu, 'es'], [/[łńśźżęą]/giu, 'pl'], [/[ățșâî]/giu, 'ro'],
  [/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu, 'vi'],
]
const TELLING_WEIGHT = 2

const SCRIPTS = { Latin: /\p{Script=Latin}/gu, Arabic: /\p{Script=Arabic}/gu, Cyrillic: /\p{Script=Cyrillic}/gu }

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

function scriptOf(text: string): keyof typeof SCRIPTS | undefined {
  const counts = Object.entries(SCRIPTS).map(([script, letters]) => [script as keyof typeof SCRIPTS, count(text, letters)] as const)
  // German office words in Latin letters stand in texts of every script, so any other script outweighs them.
  const ranked = counts.map(([script, n]) => [script, script === 'Latin' ? n / 3 : n] as const).sort((a, b) => b[1] - a[1])
  return ranked[0]![1] > 0 ? ranked[0]![0] : undefined
}

/** What else is known of a text's language, 0 to 1 by language: from our own questions, romanised ones among them. */
export type OwnGuess = (text: string) => ReadonlyMap<Language, number>

/** How sure our own questions must make us that a text in Latin letters is Arabic, Persian, Russian or Ukrainian. */
const ROMANISED = 0.8
/** How much our own questions count beside the identifier. */
const OWN_WEIGHT = 3

function candidatesFor(script: string, own: ReadonlyMap<Language, number>): Language[] {
  return languageCodes.filter((code) => traitsOf(code).script === script || (script === 'Latin' && (own.get(code) ?? 0) >= ROMANISED))
}

/** eld's scores among the languages of the script, with telling letters and our own questions added, as probabilities. */
export function createDetector(ownGuess: OwnGuess): DetectLanguage {
  return (text) => {
    const script = scriptOf(text)
    if (!script) return new Map()
    const own = ownGuess(text)
    const scores = eld.detect(text.toLowerCase()).getScores()
    const weights = candidatesFor(script, own).map((code) => {
      const telling = TELLING.filter(([, language]) => language === code).reduce((sum, [letters]) => sum + count(text, letters), 0)
      const inScript = traitsOf(code).script === script ? (scores[code] ?? 0) * 10 : 8
      return [code, inScript + TELLING_WEIGHT * Math.min(telling, 3) + OWN_WEIGHT * Math.log(Math.max(own.get(code) ?? 0, 0.01))] as const
    })
    const highest = Math.max(...weights.map(([, weight]) => weight))
    const exponentials = weights.map(([code, weight]) => [code, Math.exp(weight - highest)] as const)
    const sum = exponentials.reduce((total, [, e]) => total + e, 0)
    return new Map(exponentials.map(([code, e]) => [code, e / sum] as const).sort((a, b) => b[1] - a[1]))
  }
}

/** Without questions of our own. */
export const detectLanguage: DetectLanguage = createDetector(() => new Map(languageCodes.map((code) => [code, 1 / languageCodes.length])))
