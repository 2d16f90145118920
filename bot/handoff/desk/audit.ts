import type { HandoffContext } from '../context.ts'
import type { Adviser } from '../ticket.ts'

/** Writes down what somebody looked at; what they change is written with the change. */
export async function audit({ db, now, newId }: HandoffContext, adviser: Adviser, action: string, ticket: string | null): Promise<void> {
  await db.insertInto('audit').values({ id: newId(), at: now().toISOString(), actor: adviser.id, action, ticket, detail: null }).execute()
}
