import type { Route } from '../../http/route.ts'
import type { DeskParts } from './desk-parts.ts'
import { deskFiles } from './frame.ts'
import { createLive } from './live.ts'
import { queueRoutes } from './queue-routes.ts'
import { readSession } from './session.ts'
import type { SignIn } from './sign-in.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { ticketRoutes } from './ticket-routes.ts'

/** The advisers' desk. */
export interface Desk {
  routes: Route[]
  /** Lets go of the pages that wait for changes. */
  stop(): void
}

/** All addresses of the desk. */
export function createDesk(parts: DeskParts, signIn: SignIn): Desk {
  const live = createLive(parts.context.announcements)
  const changes: Route = {
    method: 'GET', path: '/desk/changes',
    // EventSource gives up on anything but 200, and a page that is signed out has nothing to wait for.
    handle: async (request) => await readSession(parts.context, request) ? live.next(request) : { status: 204 },
  }
  return { routes: [...signInRoutes(parts, signIn), ...queueRoutes(parts), ...ticketRoutes(parts), changes, ...deskFiles], stop: live.stop }
}
