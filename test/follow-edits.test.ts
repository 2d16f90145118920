import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type App, createApp } from '../bot/app.ts'
import { configFrom } from '../bot/config.ts'
import { noLog } from '../bot/log.ts'
import { PATHS } from '../bot/paths.ts'
import { loadModel, type Embed } from '../bot/retrieval/embed.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
const knowledgeFolder = path.join(folder, 'knowledge')
const article = path.join(knowledgeFolder, 'articles', 'work-permit', 'may-i-work')
const embedded: string[] = []
const refused: object[] = []
let app: App

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 100))
}

beforeAll(async () => {
  cpSync(PATHS.knowledge, knowledgeFolder, { recursive: true })
  const model = await loadModel(PATHS.model)
  const embed: Embed = async (text) => {
    embedded.push(text)
    return model(text)
  }
  const { config, secrets } = configFrom({ DATA_DIR: path.join(folder, 'data') })
  const log = { ...noLog, error: (event: string, fields?: object) => { if (event === 'content.edit-refused') refused.push(fields ?? {}) } }
  app = await createApp(config, secrets, log, () => undefined, { knowledgeFolder, vectorsFolder: PATHS.vectors, embed })
}, 300_000)
afterAll(() => app.stop())

describe('a running program', () => {
  it('takes over an edit without a restart, embeds only what was edited, and answers meanwhile', async () => {
    const question = 'Quakt der Frosch im Flusspferdhaus am Dienstag lauter?'
    const before = embedded.length
    appendFileSync(path.join(article, 'de.questions.txt'), `\n${question}\n`)
    const text = readFileSync(path.join(article, 'de.md'), 'utf8')
    writeFileSync(path.join(article, 'de.md'), text.replace(/^# .+$/m, '# Ein neuer Titel'))
    await until(async () => {
      expect((await app.dialogue.search('Darf ich arbeiten?', 'de')).ranking.length).toBeGreaterThan(0)
      return app.dialogue.knowledge.articles.get('may-i-work')?.texts.de?.title === 'Ein neuer Titel'
    })
    expect((await app.dialogue.search(question, 'de')).ranking[0]?.article).toBe('may-i-work')
    const own = embedded.slice(before).filter((said) => !said.startsWith('query: Darf ich') && said !== `query: ${question}`)
    expect(own.every((said) => said.includes('Ein neuer Titel'))).toBe(true)
    expect(embedded.slice(before)).toContain(`query: ${question}`)
  }, 300_000)

  it('keeps what it had when an edit cannot be used, and the log names the file and the fault', async () => {
    writeFileSync(path.join(knowledgeFolder, 'glossary.yaml'), 'duldung: 5')
    await until(() => refused.length > 0)
    expect(refused[0]).toMatchObject({ reason: expect.stringContaining('knowledge/glossary.yaml') as string })
    expect(app.dialogue.knowledge.glossary.size).toBeGreaterThan(1)
  }, 60_000)
})
