/** Runs work on one thing, a conversation or a case, after everything that was asked for before. The seam for a database lock shared by replicas. */
export type InTurn = <Result>(id: string, work: () => Promise<Result>) => Promise<Result>

/** A queue per id inside this process. */
export function createTurnQueue(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (id, work) => {
    const turn = (last.get(id) ?? Promise.resolve()).then(work)
    // A failed turn must not fail the next one; whoever asked for it gets the error.
    const settled = turn.catch(() => undefined)
    last.set(id, settled)
    void settled.then(() => { if (last.get(id) === settled) last.delete(id) })
    return await turn
  }
}
