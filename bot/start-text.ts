import { Presets, SingleBar } from 'cli-progress'
import type { App } from './app.ts'
import type { Config } from './config.ts'

let bar: SingleBar | undefined

/** A progress bar with the time left while texts are embedded. */
export function showProgress(done: number, total: number): void {
  if (!bar) {
    bar = new SingleBar({ format: 'Embedding texts {bar} {value}/{total}, {eta_formatted} left', stream: process.stderr, noTTYOutput: true, notTTYSchedule: 5000 }, Presets.shades_classic)
    bar.start(total, done)
  }
  bar.update(done)
  if (done >= total) {
    bar.stop()
    bar = undefined
  }
}

/** A few lines for whoever started the program; operators read English. */
export function startText({ http, storage }: Config, port: number, { articles, languages, problems, off, signInPath }: App['facts']): string {
  const host = http.host === '0.0.0.0' ? 'localhost' : http.host
  const address = http.publicUrl ?? `http://${host}:${port}`
  return [
    `Erstinfo answers at ${address}`,
    `${articles} articles in ${languages} languages${problems > 0 ? `; ${problems} problems in the texts, see: npm run content -- check` : ''}`,
    `Data in ${storage.url ? 'PostgreSQL' : `${storage.folder}/ (SQLite)`}`,
    ...(signInPath ? [`Advisers sign in once, on this machine, at http://localhost:${port}${signInPath}`] : []),
    ...(off.length > 0 ? [`Off, because not configured: ${off.join(', ')} (see .env.example)`] : []),
    '',
  ].join('\n')
}
