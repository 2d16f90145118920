import type { HttpAnswer, HttpRequest, Route } from '../../http/route.ts'
import { languageOfTag } from '../../language/languages.ts'
import { html } from '../../pages/html.ts'
import type { DeskParts } from './desk-parts.ts'
import { deskPage } from './frame.ts'
import { field, goTo, ownForm, refusedNotice } from './respond.ts'
import { closeSession, DESK_LANGUAGES, type DeskLanguage, openSession, setLanguage } from './session.ts'
import { safeNext, type SignIn, type SignInStep } from './sign-in.ts'

/** Signing in and out, and the language of the desk. */
export function signInRoutes(parts: DeskParts, signIn: SignIn): Route[] {
  return [
    { method: 'GET', path: '/desk/sign-in', handle: (request) => signInPage(parts, signIn, request) },
    { method: 'GET', path: '/desk/sign-in/start', handle: async (request) => follow(parts, signIn, request, await signIn.start(request)) },
    { method: 'GET', path: '/desk/sign-in/callback', handle: async (request) => follow(parts, signIn, request, await signIn.finish(request)) },
    { method: 'POST', path: '/desk/sign-out', handle: ownForm(parts, async (request, session) => goTo('/desk/sign-in', [await closeSession(parts.context, request, session)])) },
    {
      method: 'POST', path: '/desk/language',
      handle: ownForm(parts, async (request, session) => {
        const language = DESK_LANGUAGES.find((code) => code === field(request, 'language'))
        if (language) await setLanguage(parts.context, session, language)
        return goTo('/desk')
      }),
    },
  ]
}

async function follow(parts: DeskParts, signIn: SignIn, request: HttpRequest, step: SignInStep): Promise<HttpAnswer> {
  if (step.kind === 'failed') return signInPage(parts, signIn, request, 'desk.sign-in.failed')
  if (step.kind === 'go-to') return goTo(step.url, step.cookies)
  if (step.adviser.teams.length === 0) return signInPage(parts, signIn, request, 'desk.sign-in.no-team')
  const cookie = await openSession(parts.context, request, step.adviser, languageOf(request))
  return goTo(step.next, [cookie, ...step.cookies])
}

function signInPage({ phrase }: DeskParts, signIn: SignIn, request: HttpRequest, refused?: string): HttpAnswer {
  const language = languageOf(request)
  const say = (key: string) => phrase(language, key)
  const next = encodeURIComponent(safeNext(request.query.get('next')))
  const body = html`<h1>${say('desk.sign-in')}</h1>${refused && refusedNotice(say(refused))}
${signIn.kind === 'once'
    ? html`<p>${say('desk.sign-in.once')}</p>`
    : html`<p>${say('desk.sign-in.explained')}</p><p><a class="button" href="/desk/sign-in/start?next=${next}">${say('desk.sign-in')}</a></p>`}`
  return deskPage({ language, title: say('desk.sign-in'), name: say('desk.title'), skip: say('desk.skip'), body, status: refused ? 403 : 200 })
}

function languageOf({ headers }: HttpRequest): DeskLanguage {
  return languageOfTag(headers['accept-language']?.split(',')[0]) === 'en' ? 'en' : 'de'
}
