/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }

  toString(): string {
    return this.markup
  }
}

/** What may stand between the markup of a template: text is escaped, markup and lists of markup are not, nothing stays nothing. */
export type Part = string | number | Html | readonly Html[] | undefined | false

/** The template tag of all pages. */
export function html(markup: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(markup.reduce((page, piece, index) => page + show(parts[index - 1]) + piece))
}

/** Takes markup as it is: our own constants, or what a renderer has made safe. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

/** JSON for a data block: no `<`, so that it cannot end the block. */
export function jsonBlock(id: string, data: unknown): Html {
  return html`<script type="application/json" id="${id}">${trusted(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}

function show(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (typeof part === 'object') return part.map(String).join('')
  return escape(String(part))
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!)
}
