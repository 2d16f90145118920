import { chat } from './chat.ts'

/** One benchmark: measures and returns what to print. */
type Bench = (words: string[]) => Promise<string>

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  chat: async () => chat,
  handoff: async () => (await import('./handoff.ts')).run,
}

const [name = 'chat', ...words] = process.argv.slice(2)
const load = BENCHES[name]
if (!load) {
  process.stdout.write(`There is no benchmark "${name}". These are: ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exitCode = 1
} else {
  process.stdout.write(`${await (await load())(words)}\n`)
}
