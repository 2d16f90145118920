import type { HttpAnswer, HttpRequest } from '../../http/route.ts'
import type { Announcements } from '../../storage/announcements.ts'

/** Tells open pages of the desk that something changed. */
export interface Live {
  /** Answers when something changed since the page's last look, or after a while. */
  next(request: HttpRequest): Promise<HttpAnswer>
  /** Lets all waiting pages go. */
  stop(): void
}

// Shorter than what proxies and our own server allow a request to last.
const LONGEST_WAIT = 20_000
// The browser asks again this soon, in milliseconds.
const ASK_AGAIN = 200

/**
 * Server-sent events, one answer each: the browser's own `EventSource` asks again with the number of the last change it saw,
 * so nothing is missed between two answers, and no connection has to stay open through proxies.
 */
export function createLive(announcements: Announcements): Live {
  // Numbers of another process mean nothing here, so the process is part of the number.
  const process = Date.now().toString(36)
  const waiting = new Set<() => void>()
  let changes = 0
  let stopped = false
  const wake = () => { for (const go of [...waiting]) go() }
  const unlisten = announcements.listen(() => {
    changes++
    wake()
  })
  const current = () => `${process}-${changes}`

  return {
    async next({ headers }) {
      // A page that asks for the first time may have missed a change since it was drawn, so it is told to look.
      const seen = headers['last-event-id']
      if (seen === current() && !stopped) await pause(waiting)
      return eventStream(seen === current() ? 'nothing' : 'change', current())
    },
    stop() {
      stopped = true
      unlisten()
      wake()
    },
  }
}

function pause(waiting: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      waiting.delete(go)
      resolve()
    }
    const timer = setTimeout(go, LONGEST_WAIT).unref()
    waiting.add(go)
  })
}

function eventStream(event: string, id: string): HttpAnswer {
  return { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }, body: `retry: ${ASK_AGAIN}\nid: ${id}\nevent: ${event}\ndata: ${event}\n\n` }
}
