import { type Kysely, type Migration, Migrator } from 'kysely'
import * as handOff from './migrations/0001-hand-off.ts'
import * as teams from './migrations/0002-teams.ts'
import * as wayBack from './migrations/0003-way-back.ts'

/** Forward only, in the order of their numbers. A published migration is never edited; the next one corrects it. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-hand-off': handOff,
  '0002-teams': teams,
  '0003-way-back': wayBack,
}

/** Brings the tables up to date; with nothing to do it does nothing. */
export async function migrate(db: Kysely<any>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
