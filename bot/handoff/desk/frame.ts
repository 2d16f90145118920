import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type HttpAnswer, htmlAnswer, type Route } from '../../http/route.ts'
import { type Language, traitsOf } from '../../language/languages.ts'
import { type Html, html, trusted } from '../../pages/html.ts'
import { pictogram } from '../../pages/pictograms.ts'
import { tokenCss } from '../../pages/tokens.ts'

const own = (name: string) => readFileSync(path.join(import.meta.dirname, name))
const CSS = `${tokenCss()}\n${readFileSync(path.join(import.meta.dirname, '..', '..', 'pages', 'page.css'), 'utf8')}\n${own('desk.css').toString()}`
const SCRIPT = own('desk.js')
const SCRIPT_ADDRESS = `/assets/${createHash('sha256').update(SCRIPT).digest('hex').slice(0, 16)}/desk.js`

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

/** The desk's script, under an address that changes with it. */
export const deskScript: Route = {
  method: 'GET',
  path: SCRIPT_ADDRESS,
  handle: () => ({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' }, body: SCRIPT }),
}

/** Puts a page into its frame. Addresses of cases are secrets, so nothing of them goes out in a referrer. */
export function deskPage(page: DeskPage, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'", `style-src 'nonce-${nonce}'`, "script-src 'self'", "connect-src 'self'", 'img-src data:',
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; ')
  return htmlAnswer(String(document(page, nonce)), {
    'content-security-policy': policy, 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', ...headers,
  }, page.status ?? 200)
}

function document({ language, title, header, skip, name, body, live }: DeskPage, nonce: string): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${traitsOf(language).direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${name}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${trusted(CSS)}</style>
${live && html`<script type="module" src="${SCRIPT_ADDRESS}"></script>`}
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
