import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import type { HttpAnswer, HttpRequest, Route } from '../http/route.ts'
import { type Language, languageCodes } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { acceptedLanguage } from './accept-language.ts'
import { address } from './address.ts'
import { articlePage } from './article-page.ts'
import { articleStep } from './article-step.ts'
import { askRoutes, type Visitors } from './ask-routes.ts'
import { chatSettings } from './chat-settings.ts'
import { type Frame, page } from './layout.ts'
import type { Library } from './library.ts'
import { offerPage } from './offer-page.ts'
import { isPublic, offersFilter } from './offers-filter.ts'
import { offersPage } from './offers-page.ts'
import { phasesPage } from './phases-page.ts'
import { qualityPage } from './quality-page.ts'
import type { RenderContext } from '../dialogue/render-reply.ts'
import { startPage } from './start-page.ts'
import { chatScripts, webChatClient } from './static-files.ts'
import { errorPage, textPage } from './text-page.ts'
import { tokenCss } from './tokens.ts'
import { topicPage } from './topic-page.ts'

/** Pages that can be named without a language; the reader's own is taken. */
const SHORT_ADDRESSES = ['offers', 'phases', 'quality'] as const

/** What the pages are made of. */
export interface PagesParts {
  phrase: Phrase
  library: Library
  visitors: Visitors
  /** What offers and phases are drawn from. */
  context: RenderContext
  /** Articles the visitor was shown in the running conversation. */
  stationsOf(request: HttpRequest): Promise<readonly string[]>
  now: () => Date
}

/** All pages, and the page for what goes wrong elsewhere. */
export interface Pages {
  routes: Route[]
  errorPage(status: number, headers: IncomingHttpHeaders): HttpAnswer
}

/** Builds the pages of every language. */
export function createPages({ phrase, library, visitors, context, stationsOf, now }: PagesParts): Pages {
  const scripts = chatScripts()
  const webChat = webChatClient()
  const frame: Frame = {
    phrase,
    css: `${tokenCss()}\n${ownFile('page.css').toString()}`,
    scripts: scripts.addresses,
    chatSettings: (language, nonce) => chatSettings(phrase, webChat.addresses[0]!, language, nonce),
  }

  function ofLanguage(language: Language): Route[] {
    const get = (path: string, draw: (request: HttpRequest) => HttpAnswer): Route => ({ method: 'GET', path, handle: draw })
    return [
      get(address.start(language), () => page(frame, startPage(frame, library, language))),
      get(`/${language}`, () => ({ status: 308, headers: { location: address.start(language) } })),
      get(`/${language}/topics/:area`, ({ params }) => {
        const area = library.areas(language).find(({ id }) => id === params['area'])
        return area ? page(frame, topicPage(frame, library, language, area, now())) : notFound(language)
      }),
      get(`/${language}/articles/:article`, ({ params }) => {
        const article = library.article(language, params['article']!)
        return article ? page(frame, articlePage(frame, article, language, now(), articleStep(context, language, context.knowledge.articles.get(article.id)!))) : notFound(language)
      }),
      get(address.offers(language), ({ query }) => page(frame, offersPage(frame, context, language, offersFilter(query)))),
      get(`/${language}/offers/:offer`, ({ params }) => {
        const offer = context.knowledge.offers.byId.get(params['offer']!)
        return offer && isPublic(offer, now().toISOString().slice(0, 10)) ? page(frame, offerPage(frame, context, language, offer)) : notFound(language)
      }),
      { method: 'GET', path: address.phases(language), handle: async (request) => page(frame, phasesPage(frame, context, language, await stationsOf(request))) },
      get(address.quality(language), () => page(frame, qualityPage(frame, language))),
      get(address.privacy(language), () => page(frame, textPage(frame, language, 'privacy'))),
      get(address.imprint(language), () => page(frame, textPage(frame, language, 'imprint'))),
      ...askRoutes(frame, visitors, language),
    ]
  }

  function notFound(language: Language): HttpAnswer {
    return page(frame, errorPage(frame, library, language, 404))
  }

  return {
    routes: [
      {
        method: 'GET',
        path: '/',
        handle: ({ headers }) => page(frame, startPage(frame, library, acceptedLanguage(headers['accept-language'])), { vary: 'Accept-Language' }),
      },
      ...SHORT_ADDRESSES.map((name): Route => ({
        method: 'GET', path: `/${name}`, handle: ({ headers }) => ({ status: 302, headers: { location: address[name](acceptedLanguage(headers['accept-language'])), vary: 'Accept-Language' } }),
      })),
      ...languageCodes.flatMap(ofLanguage),
      ...scripts.routes,
      ...webChat.routes,
    ],
    errorPage: (status, headers) => page(frame, errorPage(frame, library, acceptedLanguage(headers['accept-language']), status)),
  }
}

function ownFile(name: string): Buffer {
  return readFileSync(path.join(import.meta.dirname, name))
}
