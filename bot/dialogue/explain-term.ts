import { words } from '../retrieval/tokens.ts'
import type { Conversation } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import { termAskedFor } from './signals.ts'

/** The glossary's entry for the word a message asks the meaning of, in the person's language or by its German name. */
export function explainTerm({ glossary, signals }: Knowledge, { language }: Conversation, text: string): string | undefined {
  const asked = termAskedFor([...signals[language].ask_term, ...signals.de.ask_term], text)
  if (!asked) return undefined
  return [...glossary].find(([, { term, languages }]) => {
    const names = [term.split(' (')[0]!, ...(languages.de?.words ?? []), languages[language]?.name ?? '', ...(languages[language]?.words ?? [])]
    return names.some((name) => words(name).join(' ') === asked)
  })?.[0]
}
