import type { Activity } from 'botbuilder'
import { type ActivityLog, ConversationEndedError, type Listener, type LoggedActivity, LogFullError } from './activity-log.ts'

// A conversation of ordinary length has under a hundred activities of about 2 KB; these caps bound memory at a few hundred MB at the very worst.
const MAX_CONVERSATIONS = 5000
const MAX_ACTIVITIES = 1000

interface Entry {
  user: string
  activities: { sequence: number; activity: LoggedActivity }[]
  sequence: number
  lastTimestamp: number
  lastEvent: number
}

/** An activity log that forgets everything when the process ends. */
export function createMemoryActivityLog(now: () => Date): ActivityLog {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string, Set<Listener>>()

  function living(conversation: string): Entry {
    const entry = entries.get(conversation)
    if (!entry) throw new ConversationEndedError('The conversation has ended.')
    entry.lastEvent = now().getTime()
    return entry
  }

  function tell(conversation: string, event: Parameters<Listener>[0]): void {
    for (const listener of listeners.get(conversation) ?? []) listener(event)
  }

  function add(conversation: string, entry: Entry, id: string | undefined, activity: Partial<Activity>): LoggedActivity {
    if (entry.activities.length >= MAX_ACTIVITIES) throw new LogFullError('The conversation is too long.')
    entry.sequence += 1
    // Web Chat sorts by timestamp, so two activities never share one.
    entry.lastTimestamp = Math.max(now().getTime(), entry.lastTimestamp + 1)
    const logged = {
      ...activity,
      id: id ?? `${conversation}|${String(entry.sequence).padStart(7, '0')}`,
      timestamp: new Date(entry.lastTimestamp).toISOString() as unknown as Date,
    }
    entry.activities.push({ sequence: entry.sequence, activity: logged })
    tell(conversation, { kind: 'appended' })
    return logged
  }

  return {
    async create(conversation, user) {
      if (entries.has(conversation)) return false
      if (entries.size >= MAX_CONVERSATIONS) throw new LogFullError('There are too many conversations at the moment.')
      entries.set(conversation, { user, activities: [], sequence: 0, lastTimestamp: 0, lastEvent: now().getTime() })
      return true
    },
    async userOf(conversation) {
      return entries.get(conversation)?.user
    },
    async append(conversation, activity) {
      return add(conversation, living(conversation), undefined, activity)
    },
    async update(conversation, id, activity) {
      const entry = living(conversation)
      entry.activities = entry.activities.filter((kept) => kept.activity.id !== id)
      add(conversation, entry, id, activity)
    },
    async has(conversation, id) {
      return entries.get(conversation)?.activities.some((kept) => kept.activity.id === id) ?? false
    },
    async since(conversation, watermark) {
      const entry = entries.get(conversation)
      if (!entry) throw new ConversationEndedError('The conversation has ended.')
      return {
        activities: entry.activities.filter((kept) => kept.sequence > watermark).map((kept) => kept.activity),
        watermark: entry.sequence,
      }
    },
    async pass(conversation, activity) {
      living(conversation)
      tell(conversation, { kind: 'passing', activity })
    },
    async forget(conversation) {
      const entry = entries.get(conversation)
      if (!entry) return
      const answered = entry.activities.findLastIndex(({ activity }) => activity.from?.role !== 'user')
      entry.activities = entry.activities.slice(answered + 1)
    },
    async end(conversation) {
      entries.delete(conversation)
      tell(conversation, { kind: 'ended' })
      listeners.delete(conversation)
    },
    listen(conversation, listener) {
      const heard = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, heard.add(listener))
      return () => {
        heard.delete(listener)
        if (heard.size === 0) listeners.delete(conversation)
      }
    },
    async idleSince(time) {
      return [...entries].filter(([, entry]) => entry.lastEvent < time.getTime()).map(([conversation]) => conversation)
    },
  }
}
