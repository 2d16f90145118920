import { enableCompileCache, flushCompileCache } from 'node:module'
import path from 'node:path'
import { PATHS } from './paths.ts'

// Compiled code is kept, so that later imports take half the time; what is imported before this line is not.
enableCompileCache(path.join(PATHS.root, 'node_modules', '.cache', 'erstinfo'))
const { reasonOf, start, warmUp } = await import('./start.ts')

try {
  const app = await start()
  const stop = (): void => void app.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await warmUp(app)
  flushCompileCache()
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exit(1)
}
