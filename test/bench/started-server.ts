import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PATHS } from '../../bot/paths.ts'

/** The program as a process of its own. */
export interface StartedServer {
  url: string
  /** What it told its operator. */
  text: string
  /** From the start of the process to its start text, in ms. */
  startMs: number
  /** Resident memory in MB. */
  memory: () => number
  stop: () => Promise<void>
}

// What `npm start` says, without the shell and the second process that come with it: "NAME=value … node …".
function startCommand(): { settings: Record<string, string>; words: string[] } {
  const { scripts } = JSON.parse(readFileSync(path.join(PATHS.root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const all = scripts.start.split(' ')
  const node = all.indexOf('node')
  return { settings: Object.fromEntries(all.slice(0, node).map((setting) => setting.split('='))) as Record<string, string>, words: all.slice(node + 1) }
}

/** Starts the program with a data folder; a new folder is a cold start. */
export async function startServer(dataFolder: string): Promise<StartedServer> {
  const began = performance.now()
  const { settings, words } = startCommand()
  const child: ChildProcess = spawn(process.execPath, words, { cwd: PATHS.root, env: { ...settings, PATH: '/usr/bin:/bin', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataFolder, TRUST_PROXY: 'true' }, stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve) => child.stdout!.on('data', (data: Buffer) => {
    text += data.toString()
    if (text.includes('answers at') && text.endsWith('\n')) resolve()
  }))
  return {
    url: /http:\/\/\S+/.exec(text)![0], text, startMs: performance.now() - began,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
