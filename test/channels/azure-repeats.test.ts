import type { Activity } from 'botbuilder'
import { azureRoute, type AzureParts } from '../../bot/channels/azure-messages.ts'
import type { HttpRequest } from '../../bot/http/route.ts'
import { createTurnQueue } from '../../bot/storage/turn-queue.ts'

const body = { type: 'message', id: 'a1', channelId: 'msteams', conversation: { id: 'c1' }, from: { id: 'u1' }, recipient: { id: 'b1' } }

/** The door with a sender who is known; the first `failing` turns fail. */
function door(failing: number) {
  const turns: Activity[] = []
  const parts = {
    authentication: { authenticateRequest: async () => ({}) }, logic: async () => undefined, inTurn: createTurnQueue(),
    references: { save: async () => undefined, load: async () => undefined, forget: async () => undefined },
    adapter: { runTurn: async (_: unknown, activity: Activity) => {
      turns.push(activity)
      if (turns.length <= failing) throw new Error('the turn failed')
    } },
  } as unknown as AzureParts
  const route = azureRoute(parts)
  return { turns, send: async () => route.handle({ headers: {}, body } as unknown as HttpRequest) }
}

describe('an activity that Azure sends again', () => {
  it('is taken once when its turn succeeded', async () => {
    const { turns, send } = door(0)
    await send()
    await send()
    expect(turns).toHaveLength(1)
  })

  it('is taken anew when its turn failed, so that no message is lost', async () => {
    const { turns, send } = door(1)
    await expect(send()).rejects.toThrow('the turn failed')
    expect(await send()).toEqual({ status: 200 })
    expect(turns).toHaveLength(2)
  })
})
