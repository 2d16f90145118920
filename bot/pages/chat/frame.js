/** The part of the page in which the conversation happens: tools, a line for notices, and room for Web Chat. */
export function createFrame({ texts }, { onFresh, onBack }) {
  const chat = document.getElementById('chat')
  const page = document.getElementById('content')
  const foot = document.querySelector('.foot')
  const notice = element('div', { className: 'notice', role: 'status', hidden: true })
  const host = element('div', { className: 'host' })
  const tools = element('div', { className: 'tools' }, [
    element('button', { type: 'button', textContent: texts.back, onclick: onBack }),
    element('button', { type: 'button', textContent: texts.fresh, onclick: onFresh }),
  ])
  chat.append(tools, notice, host)

  function show(chatting) {
    document.body.classList.toggle('chatting', chatting)
    chat.hidden = !chatting
    page.hidden = foot.hidden = chatting
  }

  return {
    host,
    isOpen: () => !chat.hidden,
    open() {
      if (!chat.hidden) return
      show(true)
      chat.focus()
    },
    close: () => show(false),
    /** Says something about the connection; with a button when the person can do something about it. */
    say(text, action) {
      notice.replaceChildren(text, ...(action ? [' ', element('button', { type: 'button', className: 'plain', textContent: texts.retry, onclick: action })] : []))
      notice.hidden = false
    },
    clear() {
      notice.hidden = true
    },
  }
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
