import { type App, createApp } from './app.ts'
import { ConfigError, configFrom, readEnvironment } from './config.ts'
import { KnowledgeFileError } from './articles/read-yaml.ts'
import { languageCodes } from './language/languages.ts'
import { createLog } from './log.ts'
import { ModelFileError } from './retrieval/embed.ts'
import { DataFolderInUseError } from './storage/data-folder.ts'
import { showProgress, startText } from './start-text.ts'

async function main(): Promise<void> {
  const { config, secrets } = configFrom(readEnvironment())
  const app = await createApp(config, secrets, createLog(config.log.level), showProgress)
  const port = await app.server.listen(config.http.port, config.http.host)
  process.stdout.write(startText(config, port, app.facts))
  void warmUp(app)
  const stop = (): void => void app.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

// What is trained on first use is trained now, one language at a time, so that nobody waits for it.
async function warmUp({ dialogue }: App): Promise<void> {
  dialogue.detect('Erstinfo')
  for (const language of languageCodes) await dialogue.search('Erstinfo', language)
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof ModelFileError || error instanceof DataFolderInUseError || error instanceof KnowledgeFileError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(`${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`)
  process.exit(1)
})
