import { words } from '../retrieval/tokens.ts'
import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import { termAskedFor } from './signals.ts'
import { withoutArticle } from './word-forms.ts'

/** A name and what stands in brackets after it are two names. */
const namesIn = (name: string): string[] => name.split(/[()]/).map(bare).filter((part) => part !== '')

function bare(text: string): string {
  return words(text).map(withoutArticle).join(' ')
}

/** The glossary's entry for the word a message asks the meaning of, in the person's language or by its German name. */
export function explainTerm({ glossary, signals }: Knowledge, { language }: Conversation, text: string): string | undefined {
  const asked = termAskedFor([...signals[language].ask_term, ...signals.de.ask_term], text)
  if (!asked) return undefined
  const term = bare(asked)
  const entries = [...glossary].map(([id, entry]) => {
    const { languages } = entry
    const own = languages[language]
    return { id, names: [namesIn(entry.term)[0]!, ...(languages.de?.words ?? []).map(bare), ...namesIn(own?.name ?? ''), ...(own?.words ?? []).map(bare)] }
  })
  return entries.find(({ names }) => names.includes(term))?.id
}
