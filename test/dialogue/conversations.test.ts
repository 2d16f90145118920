import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { answerMessage } from '../../bot/dialogue/answer-message.ts'
import type { Choice } from '../../bot/dialogue/choice.ts'
import { renderReply } from '../../bot/dialogue/render-reply.ts'
import type { Outcome, Reply } from '../../bot/dialogue/reply.ts'
import { startRealDialogue } from '../support/real-dialogue.ts'

/** One step of a story: what the person does, and what must come of it. */
interface Turn {
  say?: string
  press?: Choice
  outcome: Outcome
  article?: string
  /** Kinds of buttons, in this order, each at least once. */
  buttons?: string[]
  /** Text that stands in the reply. */
  shows?: string[]
}

const folder = path.join(import.meta.dirname, '..', 'conversations')
const stories = readdirSync(folder).map((name) => ({ name, ...(load(readFileSync(path.join(folder, name), 'utf8')) as { locale: string; turns: Turn[] }) }))

const articleOf = ({ parts }: Reply): string | undefined => parts.flatMap((part) => (part.kind === 'article' ? [part.article] : []))[0]

describe('a conversation through the real dialogue', () => {
  let started: Awaited<ReturnType<typeof startRealDialogue>>
  beforeAll(async () => { started = await startRealDialogue() }, 120_000)

  it.each(stories)('goes as told in $name', async ({ name, locale, turns }) => {
    const seen: object[] = []
    for (const { say, press, outcome, article, buttons, shows } of turns) {
      const reply = await answerMessage(started.dialogue, { conversation: name, channel: 'web', text: say ?? '', locale, ...(press ? { choice: press } : {}) })
      const { markdown, buttons: rendered } = renderReply(started.context, reply)
      expect(rendered.every(({ title }) => title.length > 0)).toBe(true)
      seen.push({
        did: say ?? press, outcome: reply.outcome, language: reply.language,
        ...(article ? { article: articleOf(reply) } : {}),
        ...(buttons ? { buttons: [...new Set(reply.buttons.map(({ choice }) => choice.do))] } : {}),
        ...(shows ? { shows: shows.filter((text) => markdown.includes(text)) } : {}),
      })
      expect(seen.at(-1)).toEqual({ did: say ?? press, outcome, language: locale, ...(article ? { article } : {}), ...(buttons ? { buttons } : {}), ...(shows ? { shows } : {}) })
    }
    // Each language trains its word classifier when it is first spoken, which takes long inside jest.
  }, 240_000)
})
