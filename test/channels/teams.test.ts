import type { Activity } from 'botbuilder'
import { type AuthenticateRequestResult, BotFrameworkAuthentication, ClaimsIdentity, type ConnectorClient, ConnectorFactory, type UserTokenClient } from 'botframework-connector'
import type { RenderedReply } from '../../bot/dialogue/rendered-reply.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { call } from './direct-line-client.ts'

const SERVICE = 'https://smba.trafficmanager.net/emea/'

/** Lets everybody in and keeps what would have been sent. */
class OpenAuthentication extends BotFrameworkAuthentication {
  readonly sent: Partial<Activity>[] = []
  override async authenticateRequest(): Promise<AuthenticateRequestResult> {
    return { audience: '', claimsIdentity: new ClaimsIdentity([], true) }
  }
  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new Error('not used')
  }
  override createConnectorFactory(): ConnectorFactory {
    const send = async (_conversation: string, ...rest: unknown[]) => {
      this.sent.push(rest.at(-1) as Partial<Activity>)
      return { id: 'sent' }
    }
    return { create: async () => ({ conversations: { replyToActivity: send, sendToConversation: send } }) as unknown as ConnectorClient }
  }
  override async createUserTokenClient(): Promise<UserTokenClient> {
    return {} as UserTokenClient
  }
}

describe('a conversation in Teams', () => {
  let bot: StartedBot
  let azureAuthentication: OpenAuthentication
  const reply: RenderedReply = {
    language: 'de', outcome: 'choose', markdown: '**Antwort**', html: '<b>Antwort</b>',
    buttons: Array.from({ length: 8 }, (_, count) => ({ title: `t${count}`, choice: { do: 'show-article', article: `a${count}` } })),
  }
  beforeEach(async () => {
    azureAuthentication = new OpenAuthentication()
    bot = await startBot({ azure: { appType: 'UserAssignedMSI', appId: 'our-app', tenantId: 'our-tenant', allowedTenants: [] }, azureAuthentication, answer: async () => reply })
  })
  afterEach(() => bot.stop())

  const send = (more: object) => call(bot, 'POST', '/api/messages', {
    token: 'any',
    body: { type: 'message', id: 'a1', channelId: 'msteams', serviceUrl: SERVICE, conversation: { id: 'c1', tenantId: 'our-tenant' }, from: { id: 'u1' }, recipient: { id: 'b1' }, ...more },
  })

  it('is answered in Markdown, with as many buttons as Teams shows and none of our HTML', async () => {
    expect((await send({ text: 'Hallo' })).status).toBe(200)
    const [answer] = azureAuthentication.sent
    expect([answer!.text, answer!.channelData, (answer!.attachments![0]!.content as { buttons: unknown[] }).buttons.length]).toEqual(['**Antwort**', undefined, 6])
  })

  it('takes a repeated delivery once', async () => {
    await send({ text: 'Hallo' })
    expect((await send({ text: 'Hallo' })).status).toBe(200)
    expect(azureAuthentication.sent).toHaveLength(1)
  })

  it('greets someone who joins, and not the bot itself', async () => {
    await send({ type: 'conversationUpdate', membersAdded: [{ id: 'b1' }] })
    expect(azureAuthentication.sent).toHaveLength(0)
    await send({ id: 'a2', type: 'conversationUpdate', membersAdded: [{ id: 'b1' }, { id: 'u1' }] })
    expect(azureAuthentication.sent).toHaveLength(1)
  })

  it('sends its answer however the client asks for it to be kept back', async () => {
    await send({ text: 'Hallo', deliveryMode: 'expectReplies' })
    expect(azureAuthentication.sent).toHaveLength(1)
  })

  it('can be reached later without being asked', async () => {
    await send({ text: 'Hallo' })
    await bot.channels.reachUser('msteams:c1', { markdown: 'Ihr Ticket ist fertig', html: '<p>x</p>' })
    expect([azureAuthentication.sent[1]!.text, azureAuthentication.sent[1]!.channelData]).toEqual(['Ihr Ticket ist fertig', undefined])
  })

  it('that we never heard of cannot be reached', async () => {
    await expect(bot.channels.reachUser('msteams:c9', { markdown: 'x' })).rejects.toThrow('The conversation has ended.')
  })
})
