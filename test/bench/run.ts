import { BenchInputError } from './jsonl.ts'

/** One benchmark: measures and returns what to print. */
type Bench = (words: string[]) => Promise<string>

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  chat: async () => (await import('./chat.ts')).chat,
  install: async () => (await import('./install.ts')).run,
  handoff: async () => (await import('./handoff.ts')).run,
  retrieval: async () => (await import('./retrieval.ts')).run,
  bitext: async () => (await import('./bitext.ts')).run,
  scale: async () => (await import('./scale.ts')).run,
  understanding: async () => (await import('./understanding.ts')).run,
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 1
}

/** What is wrong with the words of a command line, or undefined for a fault of another kind. */
function inputFault(error: unknown): string | undefined {
  if (error instanceof BenchInputError) return error.message
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS') ? error.message : undefined
}

const [name = 'chat', ...words] = process.argv.slice(2)
const load = BENCHES[name]
if (!load) {
  refuse(`There is no benchmark "${name}". These are: ${Object.keys(BENCHES).join(', ')}.`)
} else {
  try {
    process.stdout.write(`${await (await load())(words)}\n`)
  } catch (error) {
    const fault = inputFault(error)
    if (fault === undefined) throw error
    refuse(fault)
  }
}
