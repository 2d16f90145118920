import { createApp } from './app.ts'
import { ConfigError, configFrom, readEnvironment } from './config.ts'
import { TeamFileError } from './handoff/advisers.ts'
import { createLog } from './log.ts'
import { ModelFileError } from './retrieval/embed.ts'
import { DataFolderInUseError } from './storage/data-folder.ts'
import { showProgress, startText } from './start-text.ts'

async function main(): Promise<void> {
  const { config, secrets } = configFrom(readEnvironment())
  const app = await createApp(config, secrets, createLog(config.log.level), showProgress)
  const port = await app.server.listen(config.http.port, config.http.host)
  process.stdout.write(startText(config, port, app.facts))
  const stop = (): void => void app.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof ModelFileError || error instanceof DataFolderInUseError || error instanceof TeamFileError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(`${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`)
  process.exit(1)
})
