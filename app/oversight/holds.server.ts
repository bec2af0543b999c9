import { and, eq, gte, isNull, type SQL } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { localDate } from '~/runtime/local-date'
import { hold } from './tables.server'

export type HoldRow = typeof hold.$inferSelect

/** What is kept back at a moment. */
export function readHolds(reader: Reader, now: Date): Promise<HoldRow[]> {
  return read(reader, and(isNull(hold.endedAt), gte(hold.until, localDate(now))))
}

/** What of somebody is kept back at a moment. */
export function readHoldsOf(
  reader: Reader,
  { subjectId, now }: { subjectId: string; now: Date },
): Promise<HoldRow[]> {
  return read(
    reader,
    and(eq(hold.subjectId, subjectId), isNull(hold.endedAt), gte(hold.until, localDate(now))),
  )
}

async function read(reader: Reader, where: SQL | undefined): Promise<HoldRow[]> {
  const rows = await reader.select().from(hold).where(where)
  return rows.map((row) => reader.tags.genuine(hold, row))
}
