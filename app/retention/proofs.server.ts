import { and, desc, eq, gte } from 'drizzle-orm'
import { LogIsBroken } from '~/audit/finding'
import type { AuditKeys } from '~/audit/keys.server'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import { readTombstones } from '~/audit/tombstones.server'
import { addDays, localDate, startOfDay, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { nextNight } from './nightly'
import { readCounts, total } from './proof'
import { lastRunToday } from './use-cases.server'

/** So far back one looks for what was done. */
const DAYS = 30

/** A run as the log has it; null where its entry is not what the portal wrote. */
export type Proof = {
  at: Date
  told: { done: boolean; by: 'night' | 'operator'; gone: Record<string, number>; total: number } | null
}

/** Where the log was purged: signed marks in the place of what went. */
export type Purge = { marks: number; before: Date } | 'none' | 'broken'

export type Proofs = { runs: Proof[]; next: LocalDate; log: Purge }

/** What went in the last thirty days, the newest first, when the next time is, and from where the log itself is kept (AVG 5(2)). */
export async function readProofs(
  runtime: Pick<Runtime, 'database' | 'now'>,
  keys: AuditKeys,
): Promise<Proofs> {
  const { reader } = runtime.database
  const now = runtime.now()
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.subjectId, ''),
        gte(activity.at, startOfDay(addDays(localDate(now), -DAYS))),
        eq(activity.event, 'retention-run'),
      ),
    )
    .orderBy(desc(activity.at))
    .limit(2 * DAYS)
  const runs = rows.map((row): Proof => {
    const entry = readEntry(reader, row)
    if (!entry) return { at: row.at, told: null }
    const gone = readCounts(String(entry.object.id))
    const by = entry.users[0]?.id === 'housekeeping' ? 'night' : 'operator'
    return { at: row.at, told: { done: entry.outcome === 'success', by, gone, total: total(gone) } }
  })
  return { runs, next: nextNight(now, await lastRunToday(runtime)), log: await purgeOf(runtime, keys) }
}

async function purgeOf({ database }: Pick<Runtime, 'database'>, keys: AuditKeys): Promise<Purge> {
  try {
    const marks = [...(await readTombstones(database.reader, keys)).values()]
    if (marks.length === 0) return 'none'
    const before = Math.max(...marks.map(({ cutoff }) => cutoff.getTime()))
    return { marks: marks.length, before: new Date(before) }
  } catch (error) {
    if (error instanceof LogIsBroken) return 'broken'
    throw error
  }
}
