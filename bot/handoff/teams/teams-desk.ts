import { createTurnQueue } from '../../storage/turn-queue.ts'
import { TICKET_CHANGED } from '../context.ts'
import type { Deliver } from '../outbox/worker.ts'
import { type AdviserDoor, createAdviserDoor } from './adviser-door.ts'
import { deliverToTeams } from './deliver-to-teams.ts'
import { showCase } from './show-case.ts'
import type { TeamsTools } from './teams-tools.ts'

/** The advisers' place in Teams. */
export interface TeamsDesk {
  door: AdviserDoor
  deliver: Deliver
  start(): void
  stop(): Promise<void>
}

/**
 * The outbox brings every change to Teams, with repetitions; besides, cards follow at once what needs no delivery of its own,
 * such as that a reply has arrived.
 */
export function createTeamsDesk(tools: TeamsTools): TeamsDesk {
  const { context: { announcements }, log } = tools
  const inTurn = createTurnQueue()
  const running = new Set<Promise<void>>()
  let unlisten = () => {}
  const follow = (ticket: string) => {
    const work = inTurn(ticket, () => showCase(tools, ticket, false))
      .catch((error: unknown) => log.warn('teams.follow-failed', { ticket, code: (error as { code?: string }).code ?? (error as Error).name }))
      .finally(() => running.delete(work))
    running.add(work)
  }
  return {
    door: createAdviserDoor(tools),
    deliver: deliverToTeams(tools, inTurn),
    start() {
      unlisten = announcements.listen((topic, ticket) => { if (topic === TICKET_CHANGED || topic === 'delivery') follow(ticket) })
    },
    async stop() {
      unlisten()
      await Promise.all(running)
    },
  }
}
