import { rememberConversation, rememberedConversation } from './remembered.js'
import { createTranscript } from './transcript.js'

// Direct Line's states after which the client never comes back by itself: expired token, failed to connect, ended.
const DEAD = new Set([3, 4, 5])
const LONGEST_WAIT = 30_000

/** The conversation with the bot: a token from our own server, Web Chat on top, and a new connection when the old one dies. */
export function createConversation(settings, frame) {
  let transcript
  let directLine
  let watching
  let connecting = false
  let wait = 1000
  const unsent = []

  async function connect(first) {
    if (first) unsent.push(first)
    if (directLine) return void sendAll()
    // Whoever taps twice, or while we try again, waits for the same connection.
    if (connecting) return
    connecting = true
    if (!transcript) frame.say(settings.texts.opening)
    try {
      const [session] = await Promise.all([askForSession({}), loadWebChat(settings.webChat)])
      begin(session)
    } catch {
      frame.say(settings.texts.unreachable, () => connect())
      retryLater()
    } finally {
      connecting = false
    }
  }

  function retryLater() {
    setTimeout(() => { if (!directLine) void connect() }, wait)
    wait = Math.min(LONGEST_WAIT, wait * 2)
  }

  function sendAll() {
    for (const message of unsent.splice(0)) transcript.send(message)
  }

  function begin(session) {
    const lost = rememberedConversation() !== undefined && !session.resumed
    if (!transcript || lost) transcript = createTranscript(settings, frame.host)
    if (lost) frame.say(settings.texts.ended)
    else frame.clear()
    rememberConversation(session.conversationId)
    directLine = window.WebChat.createDirectLine({
      domain: `${location.origin}/v3/directline`,
      token: session.token,
      ...(session.resumed ? { conversationId: session.conversationId, watermark: '' } : {}),
      conversationStartProperties: { locale: settings.locale },
    })
    watching = directLine.connectionStatus$.subscribe((status) => {
      if (status === 2) wait = 1000
      if (DEAD.has(status)) recover()
    })
    transcript.show(directLine)
    sendAll()
  }

  // The same transcript is shown again with a new token.
  function recover() {
    watching?.unsubscribe()
    watching = directLine = undefined
    void connect()
  }

  return {
    connect,
    /** Ends the conversation here and on the server. */
    async end() {
      watching?.unsubscribe()
      directLine?.end()
      rememberConversation(undefined)
      await askForSession({ fresh: true }).catch(() => frame.say(settings.texts.unreachable))
    },
    /** Loads Web Chat while the person reads, unless they pay for every byte. */
    prepare() {
      if (navigator.connection?.saveData) return
      const load = () => void loadWebChat(settings.webChat).catch(() => undefined)
      if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 4000 })
      else setTimeout(load, 2000)
    },
  }
}

async function askForSession(wish) {
  const answer = await fetch('/chat/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) })
  if (!answer.ok) throw new Error(`No session: ${answer.status}`)
  return await answer.json()
}

let loading

function loadWebChat(address) {
  loading ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: address, async: true, onload: resolve })
    script.onerror = () => {
      loading = undefined
      script.remove()
      reject(new Error('Web Chat did not load.'))
    }
    document.head.append(script)
  })
  return loading
}
