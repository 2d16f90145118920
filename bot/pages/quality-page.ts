import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { dateText } from '../dialogue/render/article.ts'
import { type Language, isLanguage, traitsOf } from '../language/languages.ts'
import { PATHS } from '../paths.ts'
import { address } from './address.ts'
import { type Html, html, trusted } from './html.ts'
import type { Frame, PageContent } from './layout.ts'

/** Figures of one language, in percent. */
const LanguageQuality = z.strictObject({
  cases: z.int(), first: z.number(), three: z.number(), direct: z.number(), wrong: z.number(), noAnswerF1: z.number(),
})
/** What `npm run evaluate` writes to `knowledge/quality.json`. */
export const Quality = z.strictObject({
  date: z.string(),
  cases: z.int(),
  languages: z.record(z.string(), LanguageQuality),
  /** Tenths of the estimated probability: how often the first article was right, and how many cases. */
  curve: z.array(z.strictObject({ estimated: z.number(), right: z.number(), cases: z.int() })),
})
export type Quality = z.infer<typeof Quality>

function readQuality(): Quality | undefined {
  const file = path.join(PATHS.knowledge, 'quality.json')
  return existsSync(file) ? Quality.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Estimated against real, as a plot of dots whose size tells the number of cases. */
function curvePlot(curve: Quality['curve'], label: string): Html {
  const dots = curve.map(({ estimated, right, cases }) => `<circle cx="${20 + 200 * estimated}" cy="${220 - 200 * right}" r="${Math.min(9, 2 + Math.sqrt(cases) / 3)}"/>`).join('')
  return html`<svg class="curve" viewBox="0 0 240 240" role="img" aria-label="${label}">${trusted(`<path d="M20 220H220M20 220V20M20 220L220 20"/>${dots}`)}</svg>`
}

/** The figures of the last evaluation, language by language; generated, never written by hand. */
export function qualityPage({ phrase }: Frame, language: Language): PageContent {
  const say = (key: string, values?: Record<string, string | number>) => phrase(language, `web.quality.${key}`, values)
  const quality = readQuality()
  const columns = ['cases', 'first', 'three', 'direct', 'wrong', 'noAnswerF1'] as const
  const heads = [say('cases'), say('first'), say('three'), say('direct'), say('wrong'), say('none')]
  return {
    language,
    title: say('title'),
    inLanguage: address.quality,
    body: html`<h1>${say('title')}</h1>${quality && html`<p class="lead">${say('intro', { date: dateText(language, quality.date), count: quality.cases })}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${say('title')}"><table><thead><tr><th scope="col">${say('language')}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${Object.entries(quality.languages).map(([code, figures]) => html`<tr><th scope="row">${isLanguage(code) ? traitsOf(code).ownName : code}</th>${columns.map((column) => html`<td>${column === 'cases' ? figures[column] : `${figures[column].toFixed(1)} %`}</td>`)}</tr>`)}</tbody></table></div>
<p>${say('curve')}</p>${curvePlot(quality.curve, say('curve'))}`}`,
  }
}
