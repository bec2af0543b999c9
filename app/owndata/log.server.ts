import { and, asc, count, eq, gt, min, ne, or } from 'drizzle-orm'
import { readEntry, type EntryRow } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { goesOn } from '~/privacy/goes-on'
import { LASTS } from '~/privacy/periods'
import { item, type Item } from './part.server'

const AT_ONCE = 500

/** How much the log has about a person, since when, and when the oldest goes. */
export async function summariseLog(reader: Reader, { row }: Subject): Promise<Item[]> {
  const [found] = await reader
    .select({ lines: count(), since: min(activity.at) })
    .from(activity)
    .where(eq(activity.subjectId, row.id))
  if (!found?.since) return []
  const since = new Date(found.since)
  return [item(since, { lines: found.lines }, goesOn(LASTS.log, since))]
}

/** What was done about a person but asked, oldest first: what, when, by which role, for which organisation; never by whose id. */
export async function* everyAct(reader: Reader, { row: { id } }: Subject): AsyncGenerator<object[]> {
  for (let after: EntryRow | null = null; ;) {
    const rows: EntryRow[] = await reader
      .select()
      .from(activity)
      .where(and(eq(activity.subjectId, id), ne(activity.event, 'consulted'), isAfter(after)))
      .orderBy(asc(activity.at), asc(activity.lane), asc(activity.sequence))
      .limit(AT_ONCE)
    yield rows.map((row) => lineOf(reader, row, id))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!
  }
}

function isAfter(last: EntryRow | null) {
  if (!last) return undefined
  const { at, lane, sequence } = last
  const sameMoment = eq(activity.at, at)
  return or(
    gt(activity.at, at),
    and(sameMoment, gt(activity.lane, lane)),
    and(sameMoment, eq(activity.lane, lane), gt(activity.sequence, sequence)),
  )
}

function lineOf(reader: Reader, row: EntryRow, id: string): object {
  const entry = readEntry(reader, row)
  if (!entry) return { at: row.at, readable: false }
  const { at, event, action, outcome, organisation, users } = entry
  return {
    ...{ at, event, action, outcome, organisation },
    by: users.map((user) => ({ role: user.role, you: user.id === id })),
  }
}
