import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PATHS } from '../../bot/paths.ts'
import { createThread } from '../../bot/retrieval/thread.ts'

function moduleThat(body: string): URL {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'erstinfo-')), 'thread.ts')
  const helper = pathToFileURL(path.join(PATHS.root, 'bot/retrieval/answer-in-thread.ts'))
  writeFileSync(file, `import { answerInThread } from '${helper.href}'\n${body}`)
  return pathToFileURL(file)
}

describe('a thread', () => {
  it('answers each message with what belongs to it, in order', async () => {
    const { ask } = createThread<number, number>(moduleThat('answerInThread((n) => n * 2)'), {}, 1)
    expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([2, 4, 6])
  })

  it('tells which error a message met, and goes on', async () => {
    const { ask } = createThread<number, number>(moduleThat("answerInThread((n) => { if (n < 0) throw new RangeError('below zero'); return n })"), {}, 1)
    await expect(ask(-1)).rejects.toMatchObject({ name: 'RangeError', message: 'below zero' })
    expect(await ask(1)).toBe(1)
  })

  it('starts again after it ended for want of messages', async () => {
    const { ask } = createThread<number, number>(moduleThat('let asked = 0\nanswerInThread(() => ++asked)'), {}, 1)
    expect(await ask(0)).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await ask(0)).toBe(1)
  })

  it('that breaks refuses what is waiting, and is started anew', async () => {
    const { ask } = createThread<number, number>(moduleThat('answerInThread((n) => { if (n < 0) setImmediate(() => { throw new Error("broken") }); return n < 0 ? new Promise(() => {}) : n })'), {}, 1000)
    await expect(ask(-1)).rejects.toThrow('broken')
    expect(await ask(5)).toBe(5)
  })
})
