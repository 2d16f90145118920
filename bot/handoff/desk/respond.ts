import type { HttpAnswer, HttpRequest } from '../../http/route.ts'
import { type Html, html } from '../../pages/html.ts'
import type { DeskParts } from './desk-parts.ts'
import { csrfField } from './form-fields.ts'
import { deskPage } from './frame.ts'
import { DESK_LANGUAGES, type DeskSession, isOwnForm, readSession } from './session.ts'

/** What a page of the desk is made from. */
export interface Answered {
  title: string
  body: Html
  status?: number
}

/** Goes to another page; after a form, so that a reload does not send it again. */
export function goTo(location: string, cookies: readonly string[] = []): HttpAnswer {
  return { status: 303, headers: { location, ...(cookies.length ? { 'set-cookie': cookies } : {}) } }
}

/** A page for a signed-in adviser. */
export function show({ phrase }: DeskParts, session: DeskSession, { title, body, status }: Answered): HttpAnswer {
  const say = (key: string) => phrase(session.language, key)
  const other = DESK_LANGUAGES.find((code) => code !== session.language)!
  const header = html`<div class="account"><a href="/desk">${say('desk.queue')}</a><span>${session.adviser.name}</span>
<form method="post" action="/desk/language">${csrfField(session)}<button class="link" name="language" value="${other}" lang="${other}">${phrase(other, 'desk.language')}</button></form>
<form method="post" action="/desk/sign-out">${csrfField(session)}<button class="link">${say('desk.sign-out')}</button></form></div>`
  return deskPage({ language: session.language, title, name: say('desk.title'), skip: say('desk.skip'), header, body, live: true, ...(status ? { status } : {}) })
}

/** What to tell when something was not done. */
export function refusedNotice(text: string): Html {
  return html`<p class="refused" role="alert">${text}</p>`
}

type WithSession = (request: HttpRequest, session: DeskSession) => Promise<HttpAnswer>

/** Lets only signed-in advisers through. */
export function signedIn({ context }: DeskParts, handle: WithSession): (request: HttpRequest) => Promise<HttpAnswer> {
  return async (request) => {
    const session = await readSession(context, request)
    return session ? handle(request, session) : goTo(`/desk/sign-in?next=${encodeURIComponent(request.method === 'GET' ? request.path : '/desk')}`)
  }
}

/** Lets only forms of our own pages through. */
export function ownForm(parts: DeskParts, handle: WithSession): (request: HttpRequest) => Promise<HttpAnswer> {
  return signedIn(parts, async (request, session) => {
    if (isOwnForm(request, session)) return handle(request, session)
    const say = (key: string) => parts.phrase(session.language, key)
    return show(parts, session, { title: say('desk.queue'), status: 403, body: html`${refusedNotice(say('desk.refused.stale-form'))}<p class="back"><a href="/desk">${say('desk.back')}</a></p>` })
  })
}

/** A field of a form, as text. */
export function field({ body }: HttpRequest, name: string): string {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}
