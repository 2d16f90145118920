import type { Kysely } from 'kysely'

// Every statement may run twice: SQLite keeps what a killed migration had already made.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('teams_channel').ifNotExists()
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('bot_name', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('teams_channel_team').ifNotExists().on('teams_channel').column('team').execute()

  await db.schema.createTable('teams_post').ifNotExists()
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addColumn('ticket', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text')
    .addColumn('shown', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('teams_post_key', ['conversation', 'activity'])
    .execute()
  await db.schema.createIndex('teams_post_ticket').ifNotExists().on('teams_post').column('ticket').execute()
}
