import { randomBytes } from 'node:crypto'
import { type HttpAnswer, htmlAnswer } from '../http/route.ts'
import { type Language, languageCodes, traitsOf } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { address } from './address.ts'
import { type Html, html, jsonBlock, trusted } from './html.ts'
import { pictogram } from './pictograms.ts'

/** What every page is drawn with. */
export interface Frame {
  phrase: Phrase
  /** All rules of the pages. */
  css: string
  /** Addresses of the page's scripts; `page.js` is the one to run. */
  scripts: readonly string[]
  /** What the script must know to take over, for a language. */
  chatSettings(language: Language, nonce: string): object
}

/** One page. */
export interface PageContent {
  language: Language
  title: string
  body: Html
  /** The same page in another language; the start page where it has none. */
  inLanguage?(language: Language): string
  /** The start page shows all languages at once by itself, others have them behind a button. */
  languages?: 'open'
  status?: number
}

/** Says which language a text is in where it is not the page's: for screen readers, and for direction. */
export function inLanguage(text: Language, ofPage: Language): Html | false {
  return text !== ofPage && trusted(` lang="${text}" dir="${traitsOf(text).direction}"`)
}

/** Puts a page into its frame: head, language choice, body, footer, and what the chat needs to take over. */
export function page(frame: Frame, content: PageContent, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "connect-src 'self'", "img-src 'self' data: blob:",
    "font-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; ')
  return htmlAnswer(String(document(frame, content, nonce)), { 'content-security-policy': policy, ...headers }, content.status ?? 200)
}

function document(frame: Frame, content: PageContent, nonce: string): Html {
  const { language } = content
  const say = (key: string) => frame.phrase(language, key)
  return html`<!doctype html>
<html lang="${language}" dir="${traitsOf(language).direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title} – ${say('web.name')}</title>
<meta name="description" content="${say('web.start.intro')}">
<link rel="icon" href="data:image/svg+xml,${trusted(ICON)}">
<style nonce="${nonce}">${trusted(frame.css)}</style>
${frame.scripts.map((address) => address.endsWith('/page.js') ? html`<script type="module" src="${address}"></script>` : html`<link rel="modulepreload" href="${address}">`)}
</head>
<body${content.languages === 'open' && trusted(' class="start"')}>
<a class="skip" href="#content">${say('web.skip')}</a>
<header class="top">
<div class="bar">
<a class="brand" href="${address.start(language)}">${pictogram('mark')}<span>${say('web.name')}</span></a>
${languageMenu(frame, content)}
</div>
</header>
<main id="content" tabindex="-1">
${content.body}
</main>
<main id="chat" tabindex="-1" hidden><h1 class="unseen">${say('web.chat.title')}</h1></main>
${footer(say, language)}
${jsonBlock('chat-settings', frame.chatSettings(language, nonce))}
</body>
</html>`
}

/** All languages, each in its own name. */
export function languageList(phrase: Phrase, content: Pick<PageContent, 'language' | 'inLanguage'>): Html {
  const target = content.inLanguage ?? address.start
  const links = languageCodes.map((code) => html`<li><a href="${target(code)}" lang="${code}" dir="${traitsOf(code).direction}" hreflang="${code}"${code === content.language && trusted(' aria-current="true"')}>${traitsOf(code).ownName}</a></li>`)
  return html`<nav class="languages" aria-label="${phrase(content.language, 'web.language.choose')}"><ul>${links}</ul></nav>`
}

function languageMenu({ phrase }: Frame, content: PageContent): Html {
  const { language } = content
  return html`<details class="language-menu"><summary>${pictogram('globe')}<span>${traitsOf(language).ownName}</span><span class="unseen">${phrase(language, 'web.language.choose')}</span></summary>${languageList(phrase, content)}</details>`
}

function footer(say: (key: string) => string, language: Language): Html {
  return html`<footer class="foot">
<p>${say('web.note.law')}</p>
<p>${say('web.note.privacy')}</p>
<ul><li><a href="${address.offers(language)}">${say('web.footer.offers')}</a></li><li><a href="${address.phases(language)}">${say('web.footer.phases')}</a></li><li><a href="${address.quality(language)}">${say('web.footer.quality')}</a></li><li><a href="${address.privacy(language)}">${say('web.footer.privacy')}</a></li><li><a href="${address.imprint(language)}">${say('web.footer.imprint')}</a></li></ul>
</footer>`
}

const ICON = encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0a4d68" d="M3 3h18v14h-8l-5 5v-5H3z"/></svg>')
