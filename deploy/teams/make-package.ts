import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PackageError, packageFiles } from './package-files.ts'

// Writes the app package for Teams as a folder: zip its files, not the folder, and upload the zip in the Teams admin centre.
const { values } = parseArgs({ options: { 'app-id': { type: 'string', default: '' }, domain: { type: 'string', default: '' }, out: { type: 'string', default: 'data/teams-package' } } })
try {
  const files = packageFiles({ appId: values['app-id'], domain: values.domain })
  mkdirSync(values.out, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(values.out, name), content)
  console.log(`${Object.keys(files).length} files in ${values.out}`)
} catch (error) {
  if (!(error instanceof PackageError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
