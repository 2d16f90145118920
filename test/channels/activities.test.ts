import type { Activity } from 'botbuilder'
import { toIncomingMessage } from '../../bot/channels/incoming.ts'
import { LOCAL_SERVICE_URL } from '../../bot/channels/local-connector.ts'
import { noticeActivity, toActivity } from '../../bot/channels/outgoing.ts'
import { TRAITS } from '../../bot/channels/traits.ts'
import type { RenderedReply } from '../../bot/dialogue/rendered-reply.ts'

const inbound = (more: object) => ({ type: 'message', channelId: 'directline', serviceUrl: LOCAL_SERVICE_URL, conversation: { id: 'c1' }, recipient: { id: 'bot', name: 'Erstinfo' }, ...more }) as unknown as Activity

describe('an incoming activity', () => {
  it('becomes a cleaned message with the client\'s locale', () => {
    expect(toIncomingMessage(inbound({ text: '  Darf\u202e ich\n arbeiten? ', locale: 'ar-SA' })))
      .toEqual({ conversation: 'c1', channel: 'web', text: 'Darf ich arbeiten?', locale: 'ar-SA' })
  })

  it('with a choice of ours is the choice and no text', () => {
    expect(toIncomingMessage(inbound({ text: 'Hilfe', value: { do: 'command', command: 'help' } })))
      .toEqual({ conversation: 'c1', channel: 'web', text: '', choice: { do: 'command', command: 'help' } })
  })

  it('with a value that is no choice of ours is what its button said', () => {
    expect(toIncomingMessage(inbound({ text: 'Hilfe', value: { do: 'command', command: '../etc' } })).text).toBe('Hilfe')
  })

  it('from Teams has an id of its own and loses the mention of the bot', () => {
    const entities = [{ type: 'mention', text: '<at>Erstinfo</at>', mentioned: { id: 'bot', name: 'Erstinfo' } }]
    expect(toIncomingMessage(inbound({ channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', text: '<at>Erstinfo</at> Hallo', entities })))
      .toEqual({ conversation: 'msteams:c1', channel: 'teams', text: 'Hallo' })
  })
})

describe('an outgoing reply', () => {
  const reply: RenderedReply = {
    language: 'ar', outcome: 'choose', markdown: '**a**', html: '<b>a</b>',
    buttons: Array.from({ length: 9 }, (_, count) => ({ title: `t${count}`, choice: { do: 'show-article', article: `a${count}` } })),
  }

  it('carries our HTML and all its buttons to our own page', () => {
    const activity = toActivity(reply, TRAITS.web)
    expect(activity.channelData).toEqual({ html: '<b>a</b>', language: 'ar', outcome: 'choose' })
    expect((activity.attachments![0]!.content as { buttons: unknown[] }).buttons).toHaveLength(9)
  })

  it('carries Markdown and at most six buttons to Teams', () => {
    const activity = toActivity(reply, TRAITS.teams)
    expect([activity.text, activity.textFormat, activity.channelData]).toEqual(['**a**', 'markdown', undefined])
    expect((activity.attachments![0]!.content as { buttons: unknown[] }).buttons).toHaveLength(6)
  })

  it('without buttons has no card', () => {
    expect(toActivity({ ...reply, buttons: [] }, TRAITS.web)).not.toHaveProperty('attachments')
  })

  it('from a person begins with their name', () => {
    expect(noticeActivity({ markdown: 'Guten Tag', from: 'Frau Nowak' }, TRAITS.teams).text).toBe('**Frau Nowak:** Guten Tag')
    expect(noticeActivity({ markdown: 'Guten Tag', from: '[Bank](https://x)' }, TRAITS.teams).text).toBe('**\\[Bank\\]\\(https://x\\):** Guten Tag')
  })
})
