import { type App, createApp } from './app.ts'
import { KnowledgeFileError } from './articles/read-yaml.ts'
import { collectGarbage } from './collect-garbage.ts'
import { ConfigError, configFrom, readEnvironment } from './config.ts'
import { languageCodes } from './language/languages.ts'
import { createLog } from './log.ts'
import { ModelFileError } from './retrieval/model-files.ts'
import { DataFolderInUseError } from './storage/data-folder.ts'
import { showProgress, startText } from './start-text.ts'

/** Starts the program, says where it is, and makes ready what the first message of each language needs. */
export async function start(): Promise<App> {
  const { config, secrets } = configFrom(readEnvironment())
  const app = await createApp(config, secrets, createLog(config.log.level), showProgress)
  const port = await app.server.listen(config.http.port, config.http.host)
  process.stdout.write(startText(config, port, app.facts))
  return app
}

/** What is trained or read on first use is made ready now, one language at a time, so that nobody waits for it. */
export async function warmUp({ dialogue }: App): Promise<void> {
  for (const language of languageCodes) await dialogue.search('Erstinfo', language)
  collectGarbage()
}

const EXPECTED = [ConfigError, ModelFileError, DataFolderInUseError, KnowledgeFileError]

/** Why the program cannot start: the message alone where the operator can mend it. */
export function reasonOf(error: unknown): string {
  const expected = EXPECTED.some((kind) => error instanceof kind) || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  return expected ? (error as Error).message : ((error as Error).stack ?? String(error))
}
