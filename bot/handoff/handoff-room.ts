import type { Conversation } from '../dialogue/conversation.ts'
import type { OfferReason } from '../dialogue/reply.ts'
import type { Route } from '../http/route.ts'
import type { DetectLanguage } from '../language/detect.ts'
import type { Phrase } from '../language/phrases.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../storage/database.ts'
import type { InTurn } from '../storage/turn-queue.ts'
import type { Team } from './advisers.ts'
import { caseRoutes } from './case/case-routes.ts'
import type { HandoffContext, NewId, Now } from './context.ts'
import { createDeadlineReader } from './deadlines/find-deadlines.ts'
import type { DeadlineVocabulary } from './deadlines/vocabulary.ts'
import { deleteExpired, type ForgetConversation } from './deletion.ts'
import { deliverByMail, type MailSettings } from './delivery/mail.ts'
import { deliverToPerson, type ReachUser } from './delivery/person.ts'
import { deliverByWebhook, type WebhookSettings } from './delivery/webhook.ts'
import { deliverToZammad, type ZammadSettings } from './delivery/zammad.ts'
import { createDesk } from './desk/desk.ts'
import type { DeskLibrary, DeskParts } from './desk/desk-parts.ts'
import { signInOnce } from './desk/sign-in-once.ts'
import { type OpenIdSettings, signInWithOpenId } from './desk/sign-in-openid.ts'
import type { FlowTools } from './flow/parts.ts'
import { deliverToHub } from './hub/deliver-to-hub.ts'
import { httpHub, type HubSettings } from './hub/http-hub.ts'
import { hubRoute } from './hub/hub-route.ts'
import { createLabels, type Titles } from './labels.ts'
import { createOutbox } from './outbox/worker.ts'
import { createHandoff, type Handoff } from './port.ts'
import type { AdviserDoor } from './teams/adviser-door.ts'
import { CARD_LANGUAGE } from './teams/ticket-card.ts'
import { createTeamsDesk, type TeamsDesk } from './teams/teams-desk.ts'
import type { TeamsPort } from './teams/teams-port.ts'
import { openTicket } from './tickets.ts'

/** What an operator may switch on. */
export interface HandoffSettings {
  /** Address under which people reach us, for links in mails; without a slash at the end. */
  publicUrl: string
  openId?: OpenIdSettings
  mail?: MailSettings
  webhook?: WebhookSettings
  zammad?: ZammadSettings
  hub?: HubSettings
}

/** What the room is given by the others. */
export interface HandoffParts {
  storage: Storage
  teams: readonly Team[]
  deadlines: DeadlineVocabulary
  phrase: Phrase
  titles: Omit<Titles, 'phrase'>
  library: DeskLibrary
  article: FlowTools['article']
  factValues: FlowTools['factValues']
  offers(conversation: Conversation): readonly OfferReason[]
  reachUser: ReachUser
  /** How the person of a conversation is reached later on; undefined where there is no such way. */
  wayTo: (conversation: string) => Promise<string | undefined>
  /** Forgets what was said in a running conversation, wherever it lies. */
  forgetConversation: ForgetConversation
  /** Runs work on a conversation after the turns that were asked for before. */
  inTurn: InTurn
  /** Channels in Microsoft Teams; left out where there are none. */
  teamsChannels?: { port: () => TeamsPort; detect: DetectLanguage }
  settings: HandoffSettings
  now: Now
  newId: NewId
  log: Log
}

/** The hand-off, wired: what the dialogue calls, the pages, and the work in the background. */
export interface HandoffRoom {
  handoff: Handoff
  /** For whoever works on cases without a page: tests. */
  context: HandoffContext
  routes: Route[]
  /** What advisers do in Teams, where that is switched on. */
  adviserDoor?: AdviserDoor
  /** Path of the one-time sign-in link, where that is the way to sign in. */
  signInPath?: string
  start(): void
  stop(): Promise<void>
}

/** Ready sentences for advisers. */
export const SNIPPETS = ['greeting', 'moment', 'letter', 'documents', 'appointment', 'interpreter', 'do-not-sign', 'call', 'goodbye'].map((name) => `handoff.snippet.${name}`)

const EVERY_HOUR = 60 * 60 * 1000

/** Wires the hand-off; nothing runs before `start`. */
export function createHandoffRoom(parts: HandoffParts): HandoffRoom {
  const { storage: { db, announcements, scrub }, teams, phrase, settings, now, newId, log } = parts
  const context: HandoffContext = { db, announcements, scrub, now, newId }
  const labels = createLabels({ phrase, ...parts.titles })
  const tools: FlowTools = {
    ...createDeadlineReader(parts.deadlines), teams, labels, now,
    article: parts.article, factValues: parts.factValues, offers: parts.offers,
    send: async (ticket) => openTicket(context, { ...ticket, ...optional(await parts.wayTo(ticket.conversation)) }),
  }
  const deskParts: DeskParts = { context, teams, phrase, labels, library: parts.library, snippets: SNIPPETS }
  const once = settings.openId ? undefined : signInOnce(teams, phrase('de', 'desk.local-adviser'))
  const desk = createDesk(deskParts, once ?? signInWithOpenId(settings.openId!, teams, log))
  const teamsDesk = parts.teamsChannels && createTeamsDesk({ ...parts.teamsChannels, context, teams, labels: labels(CARD_LANGUAGE), deskUrl: settings.publicUrl, log })
  const ways = deliveries(parts, labels, teamsDesk)
  const outbox = createOutbox(context, ways, log)
  // What such a team should be told waits in the outbox until the way is switched on; the desk shows its cases all the same.
  for (const { id, channel } of teams) if (channel !== 'desk' && !ways[channel]) log.warn('handoff.channel-off', { team: id, channel })
  let timer: NodeJS.Timeout | undefined
  const clean = () => {
    deleteExpired(context, teams).then((count) => { if (count > 0) log.info('handoff.deleted', { count }) }, (error: unknown) => log.error('handoff.cleaning-failed', { error: (error as Error).name }))
  }

  return {
    handoff: createHandoff(context, tools, parts.forgetConversation),
    context,
    routes: [...desk.routes, ...caseRoutes(deskParts, (conversation) => parts.inTurn(conversation, () => parts.forgetConversation(conversation))), ...(settings.hub ? [hubRoute({ context, teams, secret: settings.hub.secret, log })] : [])],
    ...(teamsDesk ? { adviserDoor: teamsDesk.door } : {}),
    ...(once ? { signInPath: once.path } : {}),
    start() {
      teamsDesk?.start()
      outbox.start()
      clean()
      timer = setInterval(clean, EVERY_HOUR)
    },
    async stop() {
      clearInterval(timer)
      desk.stop()
      await outbox.stop()
      await teamsDesk?.stop()
    },
  }
}

function optional(way: string | undefined): { way?: string } {
  return way === undefined ? {} : { way }
}

function deliveries({ storage: { db }, teams, phrase, reachUser, settings, now }: HandoffParts, labels: ReturnType<typeof createLabels>, teamsDesk?: TeamsDesk): Parameters<typeof createOutbox>[1] {
  const { publicUrl: deskUrl, mail, webhook, zammad, hub } = settings
  return {
    person: deliverToPerson({ db, reachUser, phrase }),
    ...(mail ? { mail: deliverByMail({ db, teams, phrase, settings: mail, deskUrl }) } : {}),
    ...(webhook ? { webhook: deliverByWebhook({ db, labels, settings: webhook, now }) } : {}),
    ...(zammad ? { zammad: deliverToZammad({ db, labels, phrase, settings: zammad, deskUrl }) } : {}),
    ...(hub ? { hub: deliverToHub({ db, phrase, hub: httpHub(hub, now), now }) } : {}),
    ...(teamsDesk ? { teams: teamsDesk.deliver } : {}),
  }
}
