import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PATHS } from '../bot/paths.ts'

interface Started {
  text: string
  url: string
  outbound: () => string[]
  stop: () => Promise<number | null>
}

/** Starts the program as `npm start` does, with every outbound connection and name look-up written down. */
async function start(variables: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['--import', path.join(PATHS.root, 'test/support/record-connections.mjs'), 'bot/main.ts'], {
    cwd: PATHS.root, env: { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', DATA_DIR: mkdtempSync(path.join(os.tmpdir(), 'erstinfo-')), ...variables },
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => { out += data.toString() })
  child.stderr.on('data', (data: Buffer) => { errors += data.toString() })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve) => child.stdout.on('data', () => { if (/\n$/.test(out) && out.includes('answers at')) resolve() }))
  await Promise.race([ready, ended])
  return {
    text: out + errors, url: /http:\/\/\S+/.exec(out)?.[0] ?? '',
    outbound: () => [...errors.matchAll(/OUTBOUND (\S+)/g)].map(([, to]) => to!),
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

describe('npm start', () => {
  it('says where the chat is, how much is loaded and what is off, answers, and reaches for nothing outside', async () => {
    const started = await start()
    expect(started.text).toMatch(/answers at http:\/\/\S+:\d+\n72 articles in 12 languages/)
    expect(started.text).toMatch(/Off, because not configured: .*Azure, Teams/)
    const page = await (await fetch(`${started.url}/de/ask?q=${encodeURIComponent('Darf ich mit einer Duldung arbeiten?')}`)).text()
    expect(page).toContain('Duldung')
    expect(started.outbound()).toEqual([])
    expect(await started.stop()).toBe(0)
  }, 120_000)

  it('names the variable that is wrong and ends, without a stack trace', async () => {
    const { text } = await start({ PORT: 'many' })
    expect(text).toContain('PORT: ')
    expect(text).not.toMatch(/\n\s+at /)
  }, 60_000)
})
