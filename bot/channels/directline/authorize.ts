import { errorAnswer, type HttpAnswer, type HttpRequest } from '../../http/route.ts'
import { GRACE, type Grant, type Tokens } from './tokens.ts'

/** Either who is asking, or the answer that refuses. */
export type Authorized = { grant: Grant; refused?: never } | { grant?: never; refused: HttpAnswer }

/** Refuses a token. 403 makes the client give its token up, so nothing else may ever answer 403. */
export function tokenRefused(message = 'The token is not valid (any more), or the conversation has ended.'): HttpAnswer {
  return errorAnswer(403, 'TokenExpired', message)
}

/** Who asks, by their bearer token. A token of another conversation than the one in the address opens nothing. */
export async function authorize(tokens: Tokens, request: HttpRequest, expired: 'refused' | 'within-grace'): Promise<Authorized> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer === undefined) return { refused: errorAnswer(401, 'Unauthorized', 'Expected an Authorization header with a bearer token.') }
  const grant = await tokens.verify('chat', bearer, expired === 'within-grace' ? GRACE : 0)
  const asked = request.params['conversation']
  if (!grant || asked !== undefined && asked !== grant.conversation) return { refused: tokenRefused() }
  return { grant }
}
