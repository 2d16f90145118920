import type { Activity } from 'botbuilder'

/** An activity as it lies in the log: complete, numbered, with strictly increasing timestamps. */
export type LoggedActivity = Partial<Activity> & { id: string }

/** Hears that a conversation has something new, or what is only passing (typing) and is never kept. */
export type Listener = (event: { kind: 'appended' } | { kind: 'passing'; activity: Partial<Activity> } | { kind: 'ended' }) => void

/** What was said in each local conversation, in order. In memory here; the seam for a table shared by replicas. */
export interface ActivityLog {
  /** Begins a conversation; false when it exists already. */
  create(conversation: string, user: string): Promise<boolean>
  /** The user of a living conversation, or undefined when it never was, or has ended. */
  userOf(conversation: string): Promise<string | undefined>
  append(conversation: string, activity: Partial<Activity>): Promise<LoggedActivity>
  /** Replaces an activity and shows it again. */
  update(conversation: string, id: string, activity: Partial<Activity>): Promise<void>
  has(conversation: string, id: string): Promise<boolean>
  /** Everything after a watermark, and the new watermark. */
  since(conversation: string, watermark: number): Promise<{ activities: LoggedActivity[]; watermark: number }>
  /** Passes on what is not kept. */
  pass(conversation: string, activity: Partial<Activity>): Promise<void>
  /** Forgets what was said, but for messages that nothing was said after: their answer is on its way. */
  forget(conversation: string): Promise<void>
  end(conversation: string): Promise<void>
  /** Listens until the returned function is called. */
  listen(conversation: string, listener: Listener): () => void
  /** Conversations without an event since this time. */
  idleSince(time: Date): Promise<string[]>
}

/** Thrown when something is to be said in a conversation that has ended. */
export class ConversationEndedError extends Error {
  override name = 'ConversationEndedError'
}

/** Thrown when there are more conversations, or one is longer, than we have room for. */
export class LogFullError extends Error {
  override name = 'LogFullError'
}
