/** Runs work on a case after what was asked for before, so that an older card never covers a newer one. */
export type InOrder = <Result>(ticket: string, work: () => Promise<Result>) => Promise<Result>

/** A queue per case inside this process. */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>()
  return async (ticket, work) => {
    const result = (last.get(ticket) ?? Promise.resolve()).then(work)
    const settled = result.catch(() => undefined)
    last.set(ticket, settled)
    void settled.then(() => { if (last.get(ticket) === settled) last.delete(ticket) })
    return await result
  }
}
