import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { noLog } from '../../bot/log.ts'
import { openDatabase } from '../../bot/storage/database.ts'
import { databaseContract } from '../contracts/database-contract.ts'

const newFolder = () => mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))

describe('SQLite', () => {
  databaseContract(async () => {
    const folder = newFolder()
    const storage = await openDatabase({ kind: 'sqlite', folder }, noLog)
    return { storage, close: async () => { await storage.close(); rmSync(folder, { recursive: true }) } }
  })
})

describe('the data folder', () => {
  it('holds files that nobody else on the machine can read', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o755)
    const storage = await openDatabase({ kind: 'sqlite', folder }, noLog)
    const readable = readdirSync(folder).filter((name) => name.startsWith('erstinfo.db') && (statSync(path.join(folder, name)).mode & 0o077) !== 0)
    expect([readdirSync(folder).includes('erstinfo.db-wal'), readable]).toEqual([true, []])
    await storage.close()
    rmSync(folder, { recursive: true })
  })

  const OPEN = `
    import { openDatabase } from './bot/storage/database.ts'
    try { await openDatabase({ kind: 'sqlite', folder: process.argv[1] }, { warn() {} }); console.log('opened') } catch (error) { console.log(error.name + ': ' + error.message) }
    if (process.argv[2] === 'die') process.kill(process.pid, 'SIGKILL')
    process.exit()`
  const inOtherProcess = (folder: string, end = '') => spawnSync(process.execPath, ['--input-type=module', '-e', OPEN, folder, end], { encoding: 'utf8' }).stdout.trim()

  it('serves one process, and tells a second one which', async () => {
    const folder = newFolder()
    const storage = await openDatabase({ kind: 'sqlite', folder }, noLog)
    expect(inOtherProcess(folder)).toBe(`DataFolderInUseError: The data folder ${folder} is in use by process ${process.pid}. One folder serves one process: stop the other one, or give this one another folder or a DATABASE_URL. Nothing was changed.`)
    await storage.close()
    expect(inOtherProcess(folder)).toBe('opened')
    rmSync(folder, { recursive: true })
  })

  it('is free again when its process was killed', async () => {
    const folder = newFolder()
    expect(inOtherProcess(folder, 'die')).toBe('opened')
    expect(readFileSync(path.join(folder, 'erstinfo.pid'), 'utf8')).toMatch(/^\d+\n$/)
    await (await openDatabase({ kind: 'sqlite', folder }, noLog)).close()
    rmSync(folder, { recursive: true })
  })
})
