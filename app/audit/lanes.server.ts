import { and, eq, or, sql } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { hashOf } from './append.server'
import type { Head } from './checkpoint'
import { readEntry, type EntryRow } from './read-entry.server'
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

type Place = Pick<Head, 'lane' | 'sequence'>

/** What stands at these places: one row each, unless somebody put another beside it. */
export async function readEntriesAt(reader: Reader, heads: readonly Place[]): Promise<EntryRow[]> {
  const at = ({ lane, sequence }: Place) => and(eq(activity.lane, lane), eq(activity.sequence, sequence))
  return heads.length === 0
    ? []
    : reader
        .select()
        .from(activity)
        .where(or(...heads.map(at)))
}

/** Whether the portal wrote what stands in a row, as it stands there. */
export function isOurs(reader: Pick<Reader, 'mac'>, row: EntryRow): boolean {
  return hashOf(row.entry) === row.hash && readEntry(reader, row) !== null
}
