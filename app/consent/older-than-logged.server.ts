import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { readEntry, type EntryRow } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { CounterfeitRow, isCounterfeit } from '~/db/row-tags.server'
import { subject } from '~/person/tables.server'
import { profileVersion } from './tables.server'

/** What is logged in the transaction of a new version, with its number. */
const NEW_VERSION = ['choices-submitted', 'choice-ended'] as const
/** Of the newest of them, whatever a clock did in between. */
const LOOKED_BACK = 20
const MOST_NAMED = 20

type Numbered = Pick<typeof subject.$inferSelect, 'currentVersion' | 'erasedVersion'>

/** Citizens whose row is older than what is known of them, or gone: it was put back, with the tag of then, or taken away. */
export type OlderRows = { older: number; named: { table: 'subject'; key: string }[] }

/**
 * Looks for rows of citizens that say an older version is in force than was ever made: beside versions that are there, and, a part
 * of the log at a time, beside what was logged. A tag cannot see that, since it was made for that very row.
 */
export function lookForOlderRows(reader: Reader) {
  const older = new Set<string>()
  return {
    /** Holds entries that were proven against rows that are read after them: versions only go up. */
    async holdAgainst(entries: readonly EntryRow[]) {
      const logged = newestLogged(reader, entries)
      if (logged.size === 0) return
      const stand = await readInForce(reader, [...logged.keys()])
      for (const [id, number] of logged) if ((stand.get(id) ?? 0) < number) older.add(id)
    },
    async found(): Promise<OlderRows> {
      const rows = await reader
        .selectDistinct({ id: profileVersion.subjectId })
        .from(profileVersion)
        .leftJoin(subject, eq(subject.id, profileVersion.subjectId))
        .where(or(isNull(subject.id), gt(profileVersion.number, subject.currentVersion)))
      for (const { id } of rows) older.add(id)
      const named = [...older].slice(0, MOST_NAMED).map((key) => ({ table: 'subject', key }) as const)
      return { older: older.size, named }
    },
  }
}

/** Throws where the log knows a newer version of a citizen than is in force: a next one would be written over what was put back. */
export async function refuseOlder(reader: Reader, row: Numbered & { id: string }) {
  const { id } = row
  const entries = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, id), inArray(activity.event, [...NEW_VERSION])))
    .orderBy(desc(activity.at))
    .limit(LOOKED_BACK)
  if ((newestLogged(reader, entries).get(id) ?? 0) > newestOf(row)) throw new CounterfeitRow('subject', id)
}

/** The version in force, or of who was erased the last of before. */
function newestOf({ currentVersion, erasedVersion }: Numbered): number {
  return Math.max(currentVersion, erasedVersion)
}

/** The newest version of each citizen that these entries tell of; what the portal did not write tells nothing. */
function newestLogged(reader: Reader, entries: readonly EntryRow[]): Map<string, number> {
  const newest = new Map<string, number>()
  for (const row of entries) {
    if (!NEW_VERSION.some((event) => event === row.event)) continue
    const { subject: id, object } = readEntry(reader, row) ?? {}
    if (id && object?.version) newest.set(id, Math.max(newest.get(id) ?? 0, object.version))
  }
  return newest
}

/** Which version is in force by rows that are the portal's; the others are told of as what they are. */
async function readInForce(reader: Reader, ids: string[]): Promise<Map<string, number>> {
  const rows = await reader.select().from(subject).where(inArray(subject.id, ids))
  return new Map(rows.map((row) => [row.id, numberIn(reader, row)]))
}

function numberIn({ tags }: Reader, row: typeof subject.$inferSelect): number {
  try {
    return newestOf(tags.genuine(subject, row))
  } catch (error) {
    if (isCounterfeit(error)) return Infinity
    throw error
  }
}
