import { dateText } from '../dialogue/render/article.ts'
import { type Language, traitsOf } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import { type Frame, inLanguage, type PageContent } from './layout.ts'
import type { ArticleView } from './library.ts'
import { markdown } from './markdown.ts'
import { pictogram } from './pictograms.ts'
import { questionForm } from './question-form.ts'

/** An article with everything: answer, what holds for whom, details, next steps, and where it stands. */
export function articlePage(frame: Frame, article: ArticleView, language: Language, today: Date, step: Html | false): PageContent {
  const { phrase } = frame
  if (article.freshness(today) === 'withheld') return withheldPage(frame, article, language)
  const say = (key: string, values?: Record<string, string | number>) => phrase(language, key, values)
  return {
    language,
    title: article.title,
    inLanguage: (other) => address.article(other, article.id),
    body: html`<p class="back"><a href="${address.area(language, article.area.id)}">${article.area.title}</a></p>
${notes(phrase, article, language, today)}
<article${inLanguage(article.language, language)}>
<h1>${article.title}</h1>
<div class="short">${markdown(article.short)}</div>
${article.urgent === 'emergency' && html`<p class="emergency">${pictogram('emergency')}<span${inLanguage(language, article.language)}>${say('web.emergency')}</span></p>`}
${variants(say, article, language)}
<section><h2${inLanguage(language, article.language)}>${say('web.article.details')}</h2>${markdown(article.details)}</section>
<section class="next"><h2${inLanguage(language, article.language)}>${say('web.article.next')}</h2>${markdown(article.next)}</section>
</article>
${step}
${provenance(say, article, language)}
${article.related.length > 0 && html`<section><h2>${say('web.article.related')}</h2><ul class="links">${article.related.map(({ id, title, language: shown }) => html`<li><a href="${address.article(language, id)}"${inLanguage(shown, language)}>${title}</a></li>`)}</ul></section>`}
${questionForm(phrase, language, say('web.ask.other'))}`,
  }
}

// A rule may have changed since: an old answer is worse than none.
function withheldPage({ phrase }: Frame, article: ArticleView, language: Language): PageContent {
  return {
    language,
    title: article.title,
    inLanguage: (other) => address.article(other, article.id),
    body: html`<p class="back"><a href="${address.area(language, article.area.id)}">${article.area.title}</a></p>
<h1${inLanguage(article.language, language)}>${article.title}</h1>
<p class="lead">${phrase(language, 'web.article.withheld')}</p>
<p><a href="${address.area(language, 'counselling')}">${phrase(language, 'area.counselling')}</a></p>`,
  }
}

function notes(phrase: Phrase, article: ArticleView, language: Language, today: Date): Html {
  const names = { language: traitsOf(language).ownName, shown: traitsOf(article.language).ownName }
  const all = [
    article.language !== language && phrase(language, 'web.article.fallback', names),
    !article.reviewed && phrase(language, 'web.article.draft'),
    article.stale && phrase(language, 'note.stale'),
    article.freshness(today) === 'overdue' && phrase(language, 'web.article.overdue'),
  ].filter((note) => note !== false)
  return html`${all.map((note) => html`<p class="note">${note}</p>`)}`
}

function variants(say: (key: string) => string, article: ArticleView, language: Language): Html | false {
  return article.variants.length > 0 && html`<section class="variants">
<h2${inLanguage(language, article.language)}>${say('web.article.variants')}</h2>
${article.variants.map(({ heading, text }) => html`<details><summary>${heading}</summary>${markdown(text)}</details>`)}
</section>`
}

function provenance(say: (key: string, values?: Record<string, string>) => string, article: ArticleView, language: Language): Html {
  return html`<section class="provenance" aria-labelledby="provenance">
<h2 id="provenance">${say('web.article.provenance')}</h2>
<dl>
<dt>${say('web.article.checked')}</dt><dd>${dateText(language, article.checkedOn)}</dd>
<dt>${say('web.article.level')}</dt><dd>${say(`web.article.level.${article.level}`)}</dd>
${article.legalBasis.length > 0 && html`<dt>${say('web.article.law')}</dt><dd lang="de" dir="ltr">${article.legalBasis.join(' · ')}</dd>`}
<dt>${say('web.article.sources')}</dt>
<dd><ul>${article.sources.map(({ title, publisher, url }) => html`<li><a href="${url}" rel="noreferrer" lang="de" dir="ltr">${title}</a> <span lang="de" dir="ltr">(${publisher})</span></li>`)}</ul></dd>
</dl>
</section>`
}
