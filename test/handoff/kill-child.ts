// Writes cases as fast as it can until it is killed. A line on standard output says what is committed.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { adviserActs } from '../../bot/handoff/adviser-actions.ts'
import { deliverByWebhook } from '../../bot/handoff/delivery/webhook.ts'
import type { Labels } from '../../bot/handoff/labels.ts'
import { createOutbox } from '../../bot/handoff/outbox/worker.ts'
import { adviserSays, personSays } from '../../bot/handoff/relay.ts'
import { findTicket } from '../../bot/handoff/ticket-queries.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { noLog } from '../../bot/log.ts'
import { openDatabase } from '../../bot/storage/database.ts'
import { killedSummary, killedTeam } from './kill-cases.ts'

// Whoever is killed leaves no cache behind by itself, and starting is most of what this test costs.
flushCompileCache()

const [folder, url] = process.argv.slice(2) as [string, string]
const { db, announcements, scrub } = await openDatabase({ kind: 'sqlite', folder }, noLog)
const context = { db, announcements, scrub, now: () => new Date(), newId: randomUUID }
const berta = { id: 'berta', name: 'Berta', teams: [killedTeam.id] }
// The words of the labels are not looked at here, and reading them would take longer than the process lives.
const bare: Labels = { language: 'de', phrase: (key) => key, article: (id) => id, area: (id) => id, value: (_, id) => id, languageName: (code) => code, day: (day) => day, instant: String, list: String }
createOutbox(context, { webhook: deliverByWebhook({ db, labels: () => bare, settings: { url, secret: 's'.repeat(32) }, now: context.now }) }, noLog).start()

const committed = (what: string) => writeSync(1, `${what}\n`)
committed('ready')
for (;;) {
  const { id } = await openTicket(context, { summary: killedSummary, team: killedTeam, conversation: randomUUID() })
  committed(`ticket ${id}`)
  await adviserActs(context, [killedTeam], id, { do: 'claim' }, berta)
  for (const said of [randomUUID(), randomUUID()]) {
    await adviserSays(context, id, { id: said, text: 'reply', language: 'ar' }, berta)
    committed(`message ${id}/${said}`)
  }
  const asked = randomUUID()
  await personSays(context, [killedTeam], (await findTicket(db, id))!, { id: asked, text: 'question', language: 'ar' })
  committed(`message ${id}/${asked}`)
  await adviserActs(context, [killedTeam], id, { do: 'close', outcome: 'answered' }, berta)
  committed(`closed ${id}`)
}
