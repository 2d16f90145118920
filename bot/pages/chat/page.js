// Takes a page over into a conversation. Without this script every form and link on the page works by itself.
import { createConversation } from './conversation.js'
import { createFrame } from './frame.js'
import { rememberedConversation } from './remembered.js'

const settings = JSON.parse(document.getElementById('chat-settings').textContent)
const frame = createFrame(settings, { onFresh: beginAnew, onBack: () => history.back() })
const conversation = createConversation(settings, frame)

document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-chat=question]')
  if (!form) return
  event.preventDefault()
  const question = form.elements.q.value.trim()
  form.reset()
  if (question !== '') void open({ text: question })
})

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target.closest('[data-chat], a[hreflang]')
  if (link?.dataset.chat === 'area') {
    event.preventDefault()
    void open({ choice: { do: 'show-area', area: link.dataset.area }, title: link.textContent.trim() })
  } else if (link?.dataset.chat === 'continue') void open()
  else if (link?.hreflang && frame.isOpen()) {
    event.preventDefault()
    link.closest('details')?.removeAttribute('open')
    if (link.hreflang === settings.language) void speakHere()
    else location.href = `/${link.hreflang}/#chat-language`
  }
})

addEventListener('popstate', () => {
  if (location.hash.startsWith('#chat')) void open()
  else leave()
})

async function open(first) {
  if (!frame.isOpen() && !location.hash.startsWith('#chat')) history.pushState(null, '', '#chat')
  frame.open()
  await conversation.connect(first)
}

/** The conversation may speak another language than the page: it is told to speak that of the page. */
function speakHere() {
  const name = document.querySelector(`a[hreflang=${settings.language}]`).textContent
  return open({ choice: { do: 'set-language', language: settings.language }, title: name })
}

function leave() {
  frame.close()
  offerToContinue()
}

function offerToContinue() {
  for (const button of document.querySelectorAll('[data-chat=continue]')) button.hidden = rememberedConversation() === undefined
}

async function beginAnew() {
  await conversation.end()
  location.href = `/${settings.language}/`
}

// After a reload, and after a change of language, the conversation goes on.
if (location.hash === '#chat-language') {
  history.replaceState(null, '', '#chat')
  void speakHere()
} else if (location.hash === '#chat') void open()
else {
  offerToContinue()
  conversation.prepare()
}
