import MarkdownIt from 'markdown-it'
import { type Html, trusted } from './html.ts'

// Markup in an article stays text: editors write Markdown only.
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false })

// The page has its own first heading.
renderer.renderer.rules['heading_open'] = (tokens, index) => `<h${belowPage(tokens[index]!.tag)}>`
renderer.renderer.rules['heading_close'] = (tokens, index) => `</h${belowPage(tokens[index]!.tag)}>`

function belowPage(tag: string): number {
  return Math.max(2, Number(tag.slice(1)))
}

/** Markdown → safe markup. */
export function markdown(text: string): Html {
  return trusted(renderer.render(text))
}
