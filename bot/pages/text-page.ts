import type { Language } from '../language/languages.ts'
import { address } from './address.ts'
import { html } from './html.ts'
import type { Frame, PageContent } from './layout.ts'
import { markdown } from './markdown.ts'
import { tiles } from './start-page.ts'
import type { Library } from './library.ts'
import { questionForm } from './question-form.ts'

/** A page that is only text of `locales/`: privacy, imprint. */
export function textPage({ phrase }: Frame, language: Language, name: 'privacy' | 'imprint'): PageContent {
  const title = phrase(language, `web.${name}.title`)
  return {
    language,
    title,
    inLanguage: (other) => address[name](other),
    body: html`<h1>${title}</h1>${markdown(phrase(language, `web.${name}.text`))}`,
  }
}

// What went wrong as the reader sees it; everything unnamed is our fault.
const NAMED = new Set([400, 404, 413, 429])

/** The page for a request that went wrong: what happened, and the ways on. */
export function errorPage({ phrase }: Frame, library: Library, language: Language, status: number): PageContent {
  const kind = NAMED.has(status) ? status : status < 500 ? 400 : 500
  return {
    language,
    status,
    title: phrase(language, `web.error.${kind}.title`),
    body: html`<h1>${phrase(language, `web.error.${kind}.title`)}</h1>
<p class="lead">${phrase(language, `web.error.${kind}.text`)}</p>
${questionForm(phrase, language)}
<h2>${phrase(language, 'web.topics.title')}</h2>${tiles(library.areas(language), language)}`,
  }
}
