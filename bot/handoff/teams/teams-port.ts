/** An Adaptive Card, as Teams reads it. */
export type Card = Readonly<Record<string, unknown>>

/** Where a message of ours stands in Teams. */
export interface Posted {
  /** The channel, by Teams' id. */
  channel: string
  /** The thread. */
  conversation: string
  /** The message in it. */
  activity: string
}

/**
 * Writing into channels of Teams. Errors carry a `code`; one named `ChannelRefusedError` will be the same when repeated,
 * and its `gone` says that the message is no longer there.
 */
export interface TeamsPort {
  /** Begins a thread. `summary` is what a notification shows: nothing of the person. */
  post(channel: string, card: Card, summary: string): Promise<Posted>
  /** Adds to a thread. */
  reply(thread: Posted, card: Card, summary: string): Promise<Posted>
  update(posted: Posted, card: Card): Promise<void>
  remove(posted: Posted): Promise<void>
}
