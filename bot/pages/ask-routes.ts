import { z } from 'zod'
import { Choice } from '../dialogue/choice.ts'
import { cleanText, type IncomingMessage } from '../dialogue/incoming-message.ts'
import type { RenderedReply } from '../dialogue/rendered-reply.ts'
import { isOwnOrigin } from '../http/client-view.ts'
import { type HttpRequest, RefusedError, type Route } from '../http/route.ts'
import { type Language, traitsOf } from '../language/languages.ts'
import { address } from './address.ts'
import { answerPage, askPage } from './answer-page.ts'
import { type Frame, page } from './layout.ts'

/** Who asks from a page without a script, and the dialogue that answers. The channels provide it. */
export interface Visitors {
  sessions: {
    read(request: Pick<HttpRequest, 'headers'>): Promise<Visitor | undefined>
    cookie(visitor: Visitor, request: Pick<HttpRequest, 'baseUrl'>): Promise<string>
  }
  newGrant(): Visitor
  answer(message: IncomingMessage): Promise<RenderedReply>
  mayAsk(request: HttpRequest): boolean
}

interface Visitor {
  conversation: string
  user: string
}

const Fields = z.object({
  q: z.string().transform(cleanText).default('').describe('what the person typed, or what the pressed button says'),
  choice: z.string().max(2000).optional().describe('the choice behind a pressed button, as JSON'),
})
type Fields = z.infer<typeof Fields>

/** Asking without a script: posted by our forms, or with `?q=` by a link from elsewhere. */
export function askRoutes(frame: Frame, visitors: Visitors, language: Language): Route[] {
  const path = address.ask(language)
  return [
    { method: 'GET', path, handle: (request) => ask(frame, visitors, language, request, { q: cleanText(request.query.get('q') ?? '') }) },
    {
      method: 'POST',
      path,
      handle(request) {
        if (!isOwnOrigin(request.headers, request.baseUrl)) throw new RefusedError(400, 'BadOrigin', 'This form was sent by another site.')
        const fields = Fields.safeParse(request.body ?? {})
        if (!fields.success) throw new RefusedError(400, 'BadArgument', 'Expected the fields "q" and "choice" of our form.')
        return ask(frame, visitors, language, request, fields.data)
      },
    },
  ]
}

async function ask(frame: Frame, visitors: Visitors, language: Language, request: HttpRequest, fields: Fields) {
  const choice = choiceOf(fields.choice)
  if (fields.q === '' && choice === undefined) return page(frame, askPage(frame, language))
  if (!visitors.mayAsk(request)) throw new RefusedError(429, 'RateLimited', 'Too many requests. Please wait a moment.')
  const visitor = await visitors.sessions.read(request) ?? visitors.newGrant()
  const reply = await visitors.answer({
    conversation: visitor.conversation,
    channel: 'page',
    // A choice that is none of ours (any more) leaves what its button said.
    text: choice === undefined ? fields.q : '',
    ...(choice === undefined ? {} : { choice }),
    locale: traitsOf(language).tag,
  })
  return page(frame, answerPage(frame, reply, fields.q), { 'set-cookie': await visitors.sessions.cookie(visitor, request) })
}

function choiceOf(field: string | undefined): Choice | undefined {
  const parsed = z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  }).pipe(Choice).safeParse(field)
  return parsed.data
}
