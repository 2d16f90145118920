import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import type { Outcome } from '../../bot/dialogue/reply.ts'
import type { Language } from '../../bot/language/languages.ts'
import type { Embed } from '../../bot/retrieval/embed.ts'
import type { Findings } from '../../bot/retrieval/search.ts'
import type { Case } from './cases.ts'

/** What came of one case. */
export interface Result {
  case: Case
  findings: Findings
  outcome: Outcome
  /** The article answered with, or asked a fact for. */
  article?: string
  choices: string[]
  language: Language
}

/** A model that reads each text once, however often it is asked. */
export function remembering(embed: Embed): Embed {
  const known = new Map<string, Promise<Float32Array>>()
  return (text) => {
    const vector = known.get(text) ?? embed(text)
    known.set(text, vector)
    return vector
  }
}

async function ask(dialogue: Dialogue, found: Case): Promise<Result> {
  const conversation = `evaluate-${found.id}`
  const reply = await answerMessage(dialogue, { conversation, channel: 'cli', text: found.text })
  await dialogue.conversations.remove(conversation)
  const article = reply.parts.flatMap((part) => (part.kind === 'article' ? [part.article] : []))[0]
  return {
    case: found, outcome: reply.outcome, language: reply.language, findings: await dialogue.search(found.text, found.language),
    choices: reply.outcome === 'choose' ? reply.buttons.flatMap(({ choice }) => (choice.do === 'show-article' ? [choice.article] : [])) : [],
    ...(article ? { article } : {}),
  }
}

/** The cases as first messages of conversations, each through the whole dialogue. */
export async function askCases(dialogue: Dialogue, cases: readonly Case[]): Promise<Result[]> {
  const results: Result[] = []
  for (const found of cases) results.push(await ask(dialogue, found))
  return results
}
