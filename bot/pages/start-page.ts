import type { Language } from '../language/languages.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import { type Frame, languageList, type PageContent } from './layout.ts'
import type { Library, Titled } from './library.ts'
import { pictogram } from './pictograms.ts'
import { questionForm } from './question-form.ts'

/** The first page: greeting, question field, topics, and the numbers to call when nothing can wait. */
export function startPage({ phrase }: Frame, library: Library, language: Language): PageContent {
  const say = (key: string) => phrase(language, key)
  return {
    language,
    title: say('web.start.title'),
    languages: 'open',
    body: html`${languageList(phrase, { language })}
<div class="hero">
<h1>${say('web.start.title')}</h1>
<p class="lead">${say('web.start.intro')}</p>
${questionForm(phrase, language)}
</div>
<p class="emergency">${pictogram('emergency')}<span>${say('web.emergency')}</span></p>
<section aria-labelledby="topics">
<h2 id="topics">${say('web.topics.title')}</h2>
${tiles(library.areas(language), language)}
</section>`,
  }
}

/** Topic areas, each a tile that is one link. */
export function tiles(areas: readonly Titled[], language: Language): Html {
  return html`<ul class="tiles">${areas.map(({ id, title }) => html`<li><a href="${address.area(language, id)}" data-chat="area" data-area="${id}">${pictogram(id)}<span>${title}</span></a></li>`)}</ul>`
}
