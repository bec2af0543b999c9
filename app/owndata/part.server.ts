import type { SQL, Table } from 'drizzle-orm'
import { taggingOf } from '~/db/row-tags.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** Whose data are looked up, and when. */
export type Look = { reader: Reader; runtime: Runtime; person: Subject; now: Date }

/** One thing that is kept of a person: since when, when it goes where a date is known, and what it holds. */
export type Item = { since: Date | null; goesOn: LocalDate | null; holds: Readonly<Record<string, unknown>> }

/** Reads what is kept of one kind; nothing where nothing is. */
export type Part = (look: Look) => Promise<Item[]>

/** Rows of a table, each proven to be the portal's where rows of that table are tagged. */
export async function rowsOf<T extends Table>(
  reader: Reader,
  table: T,
  where: SQL | undefined,
): Promise<T['$inferSelect'][]> {
  const rows = (await reader
    .select()
    .from(table as never)
    .where(where)) as (T['$inferSelect'] & Record<string, unknown>)[]
  return taggingOf(table) ? rows.map((row) => reader.tags.genuine(table, row)) : rows
}

/** One item where there is something, none where there is not. */
export function item(since: Date | null, holds: Item['holds'], goesOn: LocalDate | null = null): Item {
  return { since, goesOn, holds }
}
