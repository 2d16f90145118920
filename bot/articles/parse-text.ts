import { createHash } from 'node:crypto'
import { type ArticleText, TextHead, type VariantText } from './article-schema.ts'
import type { Problem } from './problem.ts'
import { readYaml } from './read-yaml.ts'

const SECTIONS = ['details', 'next', 'easy', 'easy-next'] as const
const VARIANT = /^variant ([a-z0-9-]+):\s*(.+)$/

interface Section {
  name: string
  line: number
  text: string
}

/** Fingerprint of a text, as it stands in `source_hash`. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 12)
}

function splitHead(source: string): { head: string; body: string; firstLine: number } {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(source)
  if (!match) return { head: '', body: source, firstLine: 1 }
  return { head: match[1]!, body: source.slice(match[0].length), firstLine: match[0].split('\n').length }
}

function splitSections(body: string, firstLine: number): { title?: Section; sections: Section[] } {
  const sections: Section[] = []
  let title: Section | undefined
  body.split('\n').forEach((text, index) => {
    const line = firstLine + index
    if (text.startsWith('# ') && !title) title = { name: text.slice(2).trim(), line, text: '' }
    else if (text.startsWith('## ')) sections.push({ name: text.slice(3).trim(), line, text: '' })
    else {
      const target = sections.at(-1) ?? title
      if (target) target.text += `${text}\n`
    }
  })
  return title ? { title, sections } : { sections }
}

/** Reads one language file. Problems are returned, and the text only when it can be used. */
export function parseText(file: string, source: string): { text?: ArticleText; problems: Problem[] } {
  const problems: Problem[] = []
  const { head, body, firstLine } = splitHead(source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  const parsedHead = readYaml(TextHead, file, head)
  // The front matter begins in the file's second line.
  problems.push(...parsedHead.problems.map((problem) => (problem.line ? { ...problem, line: problem.line + 1 } : problem)))
  const { title, sections } = splitSections(body, firstLine)
  if (!title) problems.push({ file, line: firstLine, found: 'The file has no title.', fix: 'Write the title in the first line below the front matter: "# Darf ich arbeiten?"' })

  const variants: Record<string, VariantText> = {}
  const plain: Record<string, string> = {}
  for (const { name, line, text } of sections) {
    const variant = VARIANT.exec(name)
    if (variant ? Object.hasOwn(variants, variant[1]!) : Object.hasOwn(plain, name)) problems.push({ file, line, found: `The section "${name}" stands twice.`, fix: 'Put both into one.' })
    if (variant) variants[variant[1]!] = { heading: variant[2]!.trim(), text: text.trim() }
    else if ((SECTIONS as readonly string[]).includes(name)) plain[name] = text.trim()
    else problems.push({ file, line, found: `The section "${name}" is not known.`, fix: `Use one of: ${SECTIONS.map((s) => `## ${s}`).join(', ')}, or "## variant <section>: heading".` })
  }
  for (const name of ['details', 'next'] as const) {
    if (!plain[name]) problems.push({ file, found: `The section "## ${name}" is missing or empty.`, fix: `Add "## ${name}" with its text.` })
  }
  const short = title?.text.trim() ?? ''
  if (title && !short) problems.push({ file, line: title.line, found: 'The short answer is missing.', fix: 'Write the short answer as a paragraph below the title.' })
  if (problems.length > 0 || !title || !parsedHead.value) return { problems }
  return {
    problems,
    text: {
      head: parsedHead.value, title: title.name, short, details: plain.details!, next: plain.next!, variants, hash: hashOf(body),
      ...(plain.easy ? { easy: { short: plain.easy, next: plain['easy-next'] ?? '' } } : {}),
    },
  }
}
