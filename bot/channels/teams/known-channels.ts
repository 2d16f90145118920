import type { Activity } from 'botbuilder'
import type { Database, TeamsChannelRow } from '../../storage/tables.ts'
import type { TeamsPlace } from './teams-place.ts'

/** The channels we are installed in, and how to write into them without having been asked. */
export interface KnownChannels {
  /** Renewed with every activity, because service URLs move. */
  remember(place: TeamsPlace, activity: Activity): Promise<void>
  /** The app was removed from a team. */
  forgetTeam(team: string): Promise<void>
  find(channel: string): Promise<TeamsChannelRow | undefined>
}

/** Kept in the database: Teams tells of a channel once. */
export function createKnownChannels(db: Database, now: () => Date): KnownChannels {
  return {
    async remember({ channel, team, tenant }, { serviceUrl, recipient }) {
      const known = { team, tenant, service_url: serviceUrl, bot_id: recipient.id, bot_name: recipient.name ?? '', updated_at: now().toISOString() }
      await db.insertInto('teams_channel').values({ channel, ...known }).onConflict((conflict) => conflict.column('channel').doUpdateSet(known)).execute()
    },
    async forgetTeam(team) {
      await db.deleteFrom('teams_channel').where('team', '=', team).execute()
    },
    async find(channel) {
      const rows = await db.selectFrom('teams_channel').selectAll().orderBy('updated_at', 'desc').execute()
      return rows.find((row) => row.channel === channel) ?? onlyWay(rows)
    },
  }
}

// Teams announces a team's first channel only. The others are reached the same way, if there is but one.
function onlyWay(rows: readonly TeamsChannelRow[]): TeamsChannelRow | undefined {
  const ways = new Set(rows.map(({ tenant, service_url, bot_id }) => `${tenant} ${service_url} ${bot_id}`))
  return ways.size === 1 ? rows[0] : undefined
}
