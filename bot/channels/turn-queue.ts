/** Runs work on a conversation after everything that was asked for before. The seam for a database lock shared by replicas. */
export type InTurn = <Result>(conversation: string, work: () => Promise<Result>) => Promise<Result>

/** A queue per conversation inside this process. */
export function createTurnQueue(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (conversation, work) => {
    const turn = (last.get(conversation) ?? Promise.resolve()).then(work)
    // A failed turn must not fail the next one; whoever asked for it gets the error.
    const settled = turn.catch(() => undefined)
    last.set(conversation, settled)
    void settled.then(() => { if (last.get(conversation) === settled) last.delete(conversation) })
    return await turn
  }
}
