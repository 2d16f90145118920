import { type Html, html } from '../../pages/html.ts'
import type { DeskSession } from './session.ts'

/** Proves that a form comes from a page of this session. */
export function csrfField({ csrf }: DeskSession): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

/** A choice of one. */
export function select(id: string, label: string, options: Html, hint?: string): Html {
  return html`<div><label for="${id}">${label}</label>${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}<select id="${id}" name="${id}">${options}</select></div>`
}

/** One of the choices. */
export function option(value: string, text: string, chosen = false): Html {
  return chosen ? html`<option value="${value}" selected>${text}</option>` : html`<option value="${value}">${text}</option>`
}
