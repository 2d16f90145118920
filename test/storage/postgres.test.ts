import { noLog } from '../../bot/log.ts'
import { openDatabase } from '../../bot/storage/database.ts'
import { databaseContract } from '../contracts/database-contract.ts'
import { startPostgres } from './postgres-server.ts'

describe('PostgreSQL', () => {
  databaseContract(async () => {
    const server = await startPostgres()
    const storage = await openDatabase({ kind: 'postgres', url: server.url }, noLog)
    return { storage, close: async () => { await storage.close(); await server.stop() } }
  })
})
