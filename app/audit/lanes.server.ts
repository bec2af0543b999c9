import { and, eq, or, sql } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Head } from './checkpoint'
import type { EntryRow } from './read-entry.server'
import { activity } from './tables.server'

/**
 * The last entry of every lane. Steps from lane to lane through the index, so that the cost follows the number
 * of lanes and not the length of the log.
 */
export async function readHeads(reader: Reader): Promise<Head[]> {
  const lane = sql`select min(activity.lane) from activity`
  const last = (column: string) =>
    sql`(select ${sql.identifier(column)} from activity
         where activity.lane = lanes.lane order by activity.sequence desc limit 1)`
  const heads = sql`(
    with recursive lanes(lane) as (
      ${lane}
      union all
      select (${lane} where activity.lane > lanes.lane) from lanes where lanes.lane is not null
    )
    select lanes.lane as lane, ${last('sequence')} as sequence, ${last('hash')} as hash
    from lanes where lanes.lane is not null
  ) as heads`
  return reader
    .select({
      lane: sql<string>`heads.lane`,
      sequence: sql<number>`heads.sequence`.mapWith(Number),
      hash: sql<string>`heads.hash`,
    })
    .from(heads)
}

/** What stands at these places: one row each, unless somebody put another beside it. */
export async function readEntriesAt(reader: Reader, heads: readonly Head[]): Promise<EntryRow[]> {
  const at = ({ lane, sequence }: Head) => and(eq(activity.lane, lane), eq(activity.sequence, sequence))
  return heads.length === 0
    ? []
    : reader
        .select()
        .from(activity)
        .where(or(...heads.map(at)))
}
