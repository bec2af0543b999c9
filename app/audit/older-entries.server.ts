import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '~/db/database.server'
import type { Head } from './checkpoint'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'
import { readHeads } from './lanes.server'
import { activity } from './tables.server'
import { readTombstones } from './tombstones.server'
import { startOf, verifyChained } from './verify-lanes.server'

const AT_ONCE = 500

/**
 * Gives entries from before there were keyed hashes one, lane by lane, as far as the chain of the lane holds: what was changed
 * before, and what stands behind it, gets none and stays found. Answers how many. Only for who brings an older database up to date.
 */
export async function takeOverOlderEntries(database: Database, keys: AuditKeys): Promise<number> {
  const tombstones = await readTombstones(database.reader, keys)
  let done = 0
  for (const { lane } of await readHeads(database.reader))
    done += await takeOverLane(database, tombstones.get(lane) ?? startOf(lane))
  return done
}

async function takeOverLane(database: Database, start: Head): Promise<number> {
  let reached: Head | null = start
  let done = 0
  while (reached) {
    const from: Head = reached
    const next = await database.transact(async (transaction) => {
      const rows = await transaction
        .select()
        .from(activity)
        .where(and(eq(activity.lane, from.lane), gt(activity.sequence, from.sequence)))
        .orderBy(asc(activity.sequence))
        .limit(AT_ONCE)
      let last = from
      let count = 0
      for (const row of rows) {
        const following = chainedAfter(row, last)
        if (!following) return { last: null, count }
        last = following
        if (row.mac !== '') continue
        count += 1
        await transaction
          .update(activity)
          .set({ mac: transaction.mac('entry', row.entry) })
          .where(and(eq(activity.lane, row.lane), eq(activity.sequence, row.sequence)))
      }
      return { last: rows.length < AT_ONCE ? null : last, count }
    })
    reached = next.last
    done += next.count
  }
  return done
}

function chainedAfter(row: typeof activity.$inferSelect, previous: Head): Head | null {
  try {
    return verifyChained(row, previous)
  } catch (error) {
    if (error instanceof LogIsBroken) return null
    throw error
  }
}
