import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

/** Starts the program with a data folder; a new folder is a cold start. */
export async function startServer(dataFolder: string): Promise<StartedServer> {
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['bot/main.ts'], { cwd: PATHS.root, env: { PATH: '/usr/bin:/bin', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataFolder, TRUST_PROXY: 'true' }, stdio: ['ignore', 'pipe', 'ignore'] })
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
