import type { RenderedReply } from '../dialogue/rendered-reply.ts'
import { type Language, traitsOf } from '../language/languages.ts'
import { address } from './address.ts'
import { type Html, html, trusted } from './html.ts'
import type { Frame, PageContent } from './layout.ts'
import { questionForm } from './question-form.ts'

/** The answer to a question asked without a script; every button is a form of its own. */
export function answerPage({ phrase }: Frame, reply: RenderedReply, asked: string): PageContent {
  const { language } = reply
  return {
    language,
    title: phrase(language, 'web.answer.title'),
    body: html`<p class="back"><a href="${address.start(language)}">${phrase(language, 'web.topic.back')}</a></p>
<h1>${phrase(language, 'web.answer.title')}</h1>
${asked !== '' && html`<p class="asked"><span>${phrase(language, 'web.answer.asked')}</span> <q dir="auto">${asked}</q></p>`}
<div class="answer">${trusted(reply.html)}</div>
${buttons(reply, language)}
${questionForm(phrase, language, phrase(language, 'web.ask.other'))}`,
  }
}

function buttons(reply: RenderedReply, language: Language): Html | false {
  return reply.buttons.length > 0 && html`<ul class="choices">${reply.buttons.map(({ title, choice }) => html`<li><form method="post" action="${address.ask(language)}">
<input type="hidden" name="choice" value="${JSON.stringify(choice)}"><input type="hidden" name="q" value="${title}"><button class="plain" type="submit">${title}</button>
</form></li>`)}</ul>`
}

/** The page of the question field alone, for those who come without a question. */
export function askPage({ phrase }: Frame, language: Language): PageContent {
  return {
    language,
    title: phrase(language, 'web.ask.label'),
    inLanguage: address.ask,
    body: html`<h1>${phrase(language, 'web.start.title')}</h1>${questionForm(phrase, language)}<p lang="${language}" dir="${traitsOf(language).direction}">${phrase(language, 'web.start.intro')}</p>`,
  }
}
