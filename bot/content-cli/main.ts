import { ask } from './ask.ts'
import { check } from './check.ts'
import { schema } from './schema.ts'
import { stamp } from './stamp.ts'
import { translations } from './translations.ts'
import { vectors } from './vectors.ts'

/** What a command prints, and whether all is well. */
export interface CommandResult {
  text: string
  ok: boolean
}

const COMMANDS: Readonly<Record<string, { run: (words: string[]) => Promise<CommandResult>; help: string }>> = {
  check: { run: check, help: 'says what is wrong in knowledge/ and locales/; changes nothing' },
  ask: { run: ask, help: '"question" [--lang xx]: what the bot answers; --jsonl reads questions from standard input' },
  translations: { run: translations, help: 'how each article stands in each language' },
  stamp: { run: stamp, help: 'notes in each translation which German text it was made from' },
  vectors: { run: vectors, help: 'writes the vectors that ship with the repository' },
  schema: { run: schema, help: 'each field of article.yaml and its meaning' },
}

async function main(): Promise<CommandResult> {
  const [name, ...words] = process.argv.slice(2)
  const command = COMMANDS[name ?? '']
  if (command) return command.run(words)
  const lines = Object.entries(COMMANDS).map(([key, { help }]) => `  npm run content -- ${key.padEnd(14)} ${help}`)
  return { text: [name ? `There is no command "${name}". These are the commands:` : 'Commands:', ...lines].join('\n'), ok: name === undefined }
}

const { text, ok } = await main()
if (text) process.stdout.write(`${text}\n`)
process.exitCode = ok ? 0 : 1
