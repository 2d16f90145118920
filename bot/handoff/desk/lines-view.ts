import { type Language, traitsOf } from '../../language/languages.ts'
import { type Html, html } from '../../pages/html.ts'
import type { LabelsFor } from '../labels.ts'
import type { Summary } from '../summary.ts'
import { type SummaryLine, summaryLines } from '../summary-lines.ts'

/** Two versions of a summary side by side, line by line. Own words stand once, as they were written, with their language named. */
export function twoVersions(summary: Summary, left: Language, right: Language, labels: LabelsFor, sayOwn: (language: string) => string): Html {
  const lefts = summaryLines(summary, labels(left))
  const rights = left === right ? [] : summaryLines(summary, labels(right))
  return html`<dl class="lines">${lefts.map((line, index) => html`<div>${version(line, left, labels, sayOwn)}${rights[index] && version(rights[index], right, labels)}</div>`)}</dl>`
}

function version({ label, text, wordsIn }: SummaryLine, language: Language, labels: LabelsFor, sayOwn?: (language: string) => string): Html {
  const { direction } = traitsOf(language)
  if (wordsIn && !sayOwn) return html`<div lang="${language}" dir="${direction}"><dt>${label}</dt></div>`
  const own = wordsIn && sayOwn
  return html`<div lang="${language}" dir="${direction}"><dt>${label}${own && html` <span class="own">(${own(labels(language).languageName(wordsIn))})</span>`}</dt><dd lang="${wordsIn ?? language}" dir="auto">${text}</dd></div>`
}
