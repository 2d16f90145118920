import type { Language } from '../language/languages.ts'
import { address } from './address.ts'
import { html } from './html.ts'
import { type Frame, inLanguage, type PageContent } from './layout.ts'
import type { Library, Titled } from './library.ts'
import { markdown } from './markdown.ts'
import { pictogram } from './pictograms.ts'
import { questionForm } from './question-form.ts'

/** A topic area with its articles, each with its short answer unless that is withheld. */
export function topicPage({ phrase }: Frame, library: Library, language: Language, area: Titled, today: Date): PageContent {
  const articles = library.articles(language, area.id)
  return {
    language,
    title: area.title,
    inLanguage: (other) => address.area(other, area.id),
    body: html`<p class="back"><a href="${address.start(language)}">${phrase(language, 'web.topic.back')}</a></p>
<h1 class="with-pictogram">${pictogram(area.id)}<span>${area.title}</span></h1>
<ul class="articles">${articles.map(({ id, title, short, language: shown, freshness }) => html`<li${inLanguage(shown, language)}><h2><a href="${address.article(language, id)}">${title}</a></h2>${freshness(today) !== 'withheld' && markdown(short)}</li>`)}</ul>
${questionForm(phrase, language, phrase(language, 'web.ask.other'))}`,
  }
}
