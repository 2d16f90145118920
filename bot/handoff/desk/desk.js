// Keeps a page of the desk up to date without a reload. Everything works without this script too.
const source = new EventSource('/desk/changes')
source.addEventListener('change', refresh)
let running

async function refresh() {
  running ??= (async () => {
    const response = await fetch(location.href, { headers: { 'x-live': '1' } })
    // Signed out meanwhile, or the case is gone: the page itself says what happened.
    if (response.redirected) return location.assign(response.url)
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const part of document.querySelectorAll('[data-live]')) replace(part, fresh.getElementById(part.id))
  })().finally(() => { running = undefined })
  await running
}

// A part with a key holds a form that somebody may be filling in: it changes only when the key does.
function replace(part, fresh) {
  if (!fresh) return part.replaceChildren()
  const same = part.dataset.live === '' ? part.innerHTML === fresh.innerHTML : part.dataset.live === fresh.dataset.live
  if (same) return
  const focused = part.contains(document.activeElement) ? document.activeElement.id : ''
  part.replaceWith(fresh)
  if (focused) document.getElementById(focused)?.focus()
}
