const KEY = 'erstinfo-conversation'

/** The id of the conversation this tab was in, and nothing that was said in it. */
export function rememberedConversation() {
  return storage()?.getItem(KEY) ?? undefined
}

/** Remembers the conversation of this tab; undefined forgets it. */
export function rememberConversation(id) {
  if (id === undefined) storage()?.removeItem(KEY)
  else storage()?.setItem(KEY, id)
}

// Browsers that keep nothing at all throw here; then a reload begins anew.
function storage() {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
