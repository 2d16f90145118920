import { createMemoryActivityLog } from '../../bot/channels/directline/memory-activity-log.ts'
import { createLocalConnector, NOT_FOR_BROWSERS } from '../../bot/channels/local-connector.ts'
import { InboundActivity } from '../../bot/channels/directline/inbound-activity.ts'

describe.each(NOT_FOR_BROWSERS)('%s', (name) => {
  it('never reaches a browser, whoever sends it', async () => {
    const log = createMemoryActivityLog(() => new Date())
    await log.create('c1', 'dl_1')
    const connector = createLocalConnector(log)
    await connector.conversations.sendToConversation('c1', { type: 'event', name, value: { ticket: 't1' } })
    await connector.conversations.replyToActivity('c1', 'a1', { type: 'event', name, value: { ticket: 't1' } })
    expect((await log.since('c1', 0)).activities).toEqual([])
  })

  it('is not taken from a browser, whatever it is dressed as', () => {
    for (const type of ['event', 'handoff', 'invoke']) expect(InboundActivity.safeParse({ type, name, value: { state: 'accepted' } }).success).toBe(false)
    expect(InboundActivity.parse({ type: 'message', text: 'x', name, value: { state: 'accepted' } })).not.toHaveProperty('name')
  })
})
