import { type Language, traitsOf } from '../../language/languages.ts'
import { type Html, html } from '../../pages/html.ts'
import type { LabelsFor } from '../labels.ts'
import type { Summary } from '../summary.ts'
import { type SummaryLine, summaryLines } from '../summary-lines.ts'

/**
 * Two versions of a summary side by side, line by line. Own words stand once, in the person's version, as they were written;
 * the other version says whose words they are and in which language.
 */
export function twoVersions(summary: Summary, left: Language, right: Language, labels: LabelsFor, sayOwn: (language: string, shown: Language) => string): Html {
  const versions = [...new Set([left, right])].map((language) => ({ language, lines: summaryLines(summary, labels(language)) }))
  const note = (code: Language, language: Language) => sayOwn(labels(language).languageName(code), language)
  return html`<ul class="lines">${versions[0]!.lines.map((_, index) => html`<li>${versions.map(({ language, lines }) =>
    version(lines[index]!, language, language === summary.language, note))}</li>`)}</ul>`
}

function version({ label, text, wordsIn }: SummaryLine, language: Language, isPersons: boolean, note: (code: Language, language: Language) => string): Html {
  const shown = !wordsIn || isPersons
  return html`<div lang="${language}" dir="${traitsOf(language).direction}"><p class="label">${label}${wordsIn && html` <span class="own">(${note(wordsIn, language)})</span>`}</p>
${shown && (wordsIn ? html`<p class="words" lang="${wordsIn}" dir="auto">${text}</p>` : html`<p class="words">${text}</p>`)}</div>`
}
