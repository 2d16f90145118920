const HERO = 'application/vnd.microsoft.card.hero'

/** What was said, as Web Chat shows it. It outlives connections: the same store is shown again with a new one. */
export function createTranscript(settings, host) {
  const htmlOfText = new Map()
  let connected = false
  let waiting = []

  const store = window.WebChat.createStore({}, () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      const { text, channelData } = action.payload.activity
      if (channelData?.html) htmlOfText.set(text, channelData.html)
    }
    const result = next(action)
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') flush()
    if (action.type === 'DIRECT_LINE/DISCONNECT_FULFILLED') connected = false
    return result
  })

  function flush() {
    connected = true
    for (const message of waiting.splice(0)) dispatch(message)
  }

  function dispatch({ text, choice, title }) {
    store.dispatch(choice
      ? { type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { value: choice, text: title, displayText: title } }
      : { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'code' } })
  }

  function send(message) {
    if (message) waiting.push(message)
    if (connected) flush()
  }

  return {
    send,
    show(directLine) {
      connected = false
      window.WebChat.renderWebChat({
        directLine,
        store,
        locale: settings.locale,
        dir: settings.direction,
        nonce: settings.nonce,
        styleOptions: settings.style,
        overrideLocalizedStrings: settings.webChatTexts,
        // The server made this HTML from texts of its own; what has none is shown as the text it is.
        renderMarkdown: (text) => htmlOfText.get(text) ?? escape(text),
        attachmentMiddleware: () => (next) => (card) => (card.attachment.contentType === HERO ? choices(card.attachment.content.buttons, send) : next(card)),
        // Times mean little in a conversation of minutes; only what could not be sent says so.
        activityStatusMiddleware: () => (next) => (status) => (status.sendState === 'sent' ? false : next(status)),
        attachmentForScreenReaderMiddleware: () => (next) => (card) => (card.attachment.contentType === HERO ? false : next(card)),
      }, host)
    },
  }
}

/** The buttons under an answer. They stay usable however old the answer is. */
function choices(buttons, send) {
  return element('ul', { className: 'choices' }, buttons.map(({ title, value }, index) => element('li', { key: index }, [
    element('button', { type: 'button', className: 'plain', key: 0, onClick: () => send({ choice: value, title }) }, [title]),
  ])))
}

// Web Chat keeps its React to itself; this is the element that React 16 makes.
function element(type, { key = null, ...properties }, children) {
  return { $$typeof: Symbol.for('react.element'), type, key, ref: null, props: { ...properties, children }, _owner: null }
}

function escape(text) {
  const holder = document.createElement('p')
  holder.textContent = text
  return holder.outerHTML
}
