import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type HttpAnswer, htmlAnswer, type Route } from '../../http/route.ts'
import { type Language, traitsOf } from '../../language/languages.ts'
import { type Html, html } from '../../pages/html.ts'
import { pictogram } from '../../pages/pictograms.ts'
import { tokenCss } from '../../pages/tokens.ts'

const read = (...name: string[]) => readFileSync(path.join(import.meta.dirname, ...name))
const STYLE = ownFile('desk.css', 'text/css', Buffer.from(`${tokenCss()}\n${read('..', '..', 'pages', 'page.css').toString()}\n${read('desk.css').toString()}`))
const SCRIPT = ownFile('desk.js', 'text/javascript', read('desk.js'))

/** A file of ours under an address that changes with it, so that browsers never ask for it twice. */
function ownFile(name: string, type: string, body: Buffer): Route {
  return {
    method: 'GET',
    path: `/assets/${createHash('sha256').update(body).digest('hex').slice(0, 16)}/${name}`,
    handle: () => ({ status: 200, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=31536000, immutable' }, body }),
  }
}

/** A page of the desk or of a case. */
export interface DeskPage {
  language: Language
  title: string
  /** What stands at the top, beside the name. */
  header?: Html | undefined
  skip: string
  name: string
  body: Html
  /** Kept up to date by the desk's script. */
  live?: boolean
  status?: number
}

/** What the pages load. */
export const deskFiles: readonly Route[] = [STYLE, SCRIPT]

// No inline style: the script parses fetched pages, and browsers judge those by this policy too.
const POLICY = [
  "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", 'img-src data:', "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ')

/**
 * Puts a page into its frame. Addresses of cases are secrets, so nothing of them goes to another site; `no-referrer` would be too much,
 * since browsers then hide from us, too, where a form comes from.
 */
export function deskPage(page: DeskPage, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return htmlAnswer(String(document(page)), { 'content-security-policy': POLICY, 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex, nofollow', ...headers }, page.status ?? 200)
}

function document({ language, title, header, skip, name, body, live }: DeskPage): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${traitsOf(language).direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE.path}">
${live && html`<script type="module" src="${SCRIPT.path}"></script>`}
</head>
<body class="desk">
<a class="skip" href="#content">${skip}</a>
<header class="top"><div class="bar"><span class="brand">${pictogram('mark')}<span>${name}</span></span>${header}</div></header>
<main id="content" tabindex="-1">
${body}
</main>
</body>
</html>`
}
