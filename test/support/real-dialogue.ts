import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createDialogue } from '../../bot/app.ts'
import { configFrom } from '../../bot/config.ts'
import type { Dialogue } from '../../bot/dialogue/dialogue.ts'
import { type RenderContext } from '../../bot/dialogue/render-reply.ts'
import { createPhrases, readPhraseTables } from '../../bot/language/phrases.ts'
import { noLog } from '../../bot/log.ts'
import { PATHS } from '../../bot/paths.ts'

/** The dialogue with the real articles and the real model, in a data folder of its own. */
export async function startRealDialogue(): Promise<{ dialogue: Dialogue; context: RenderContext }> {
  const { config } = configFrom({ DATA_DIR: mkdtempSync(path.join(os.tmpdir(), 'erstinfo-')) })
  const { dialogue } = await createDialogue(config, noLog, () => undefined)
  const context = { knowledge: dialogue.knowledge, phrase: createPhrases(readPhraseTables(PATHS.locales)), toHtml: (text: string) => text, now: dialogue.now }
  return { dialogue, context }
}
