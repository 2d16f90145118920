import type { Kysely } from 'kysely'

// Every statement may run twice: SQLite keeps what a killed migration had already made.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('ticket_way').ifNotExists()
    .addColumn('ticket', 'text', (column) => column.primaryKey().references('ticket.id').onDelete('cascade'))
    .addColumn('way', 'text', (column) => column.notNull())
    .execute()
}
