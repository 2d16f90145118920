/** Where a message stands in Teams: channel, thread, and the message in it. */
export interface TeamsMessage {
  channel: string
  conversation: string
  activity: string
}

/** Somebody as Teams vouches for them. */
export interface TeamsPerson {
  /** The directory's id, the same at the desk's sign-in with Microsoft; made up by the channel where it is missing. */
  id: string
  name: string
}

/** What advisers do in Teams; the work is done behind the channels. */
export interface AdviserDoor {
  /** Does one of our teams work in this channel? */
  serves(channel: string): boolean
  /** A pressed button of a card → the card for who pressed, or a sentence when their card should stay as it is. */
  act(action: { person: TeamsPerson; on: TeamsMessage; verb: unknown; data: unknown }): Promise<{ card: object } | { text: string }>
  /** Something written under a card → what is said in the thread. */
  say(reply: { person: TeamsPerson; in: TeamsMessage; text: string }): Promise<string>
  /** When our own part failed. */
  apology(): string
}
