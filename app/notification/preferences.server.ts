import { and, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { isKind, isWanted, SWITCHABLE_KINDS, type KindId, type SwitchableKind } from './kinds'
import { preference } from './tables.server'

export type Preferences = Record<SwitchableKind, boolean>

/** What a citizen gets mail about, kinds they never chose on included, by their own start. */
export async function readPreferences(reader: Reader, subjectId: string): Promise<Preferences> {
  const rows = await reader.select().from(preference).where(eq(preference.subjectId, subjectId))
  const chosen = new Map(rows.map((row) => [row.kind, row.wanted]))
  const wanted = SWITCHABLE_KINDS.map((kind) => [kind, isWanted(kind, chosen.get(kind))] as const)
  return Object.fromEntries(wanted) as Preferences
}

/** Whether a citizen gets mail of a kind. */
export async function wantsMail(reader: Reader, subjectId: string, kind: string): Promise<boolean> {
  return isKind(kind) && isWanted(kind, await readChosen(reader, subjectId, kind))
}

/** What a citizen chose for a kind; undefined when they never did. */
export async function readChosen(
  reader: Reader,
  subjectId: string,
  kind: KindId,
): Promise<boolean | undefined> {
  const [row] = await reader
    .select({ wanted: preference.wanted })
    .from(preference)
    .where(and(eq(preference.subjectId, subjectId), eq(preference.kind, kind)))
    .limit(1)
  return row?.wanted
}

type Change = { subjectId: string; wanted: Partial<Preferences>; at: Date }

/** Writes what differs from what was, and answers which kinds that were. */
export async function writePreferences(transaction: Transaction, change: Change): Promise<SwitchableKind[]> {
  const before = await readPreferences(transaction, change.subjectId)
  const changed = SWITCHABLE_KINDS.filter((kind) => (change.wanted[kind] ?? before[kind]) !== before[kind])
  for (const kind of changed) {
    const values = { wanted: !before[kind], changedAt: change.at }
    await transaction
      .insert(preference)
      .values({ subjectId: change.subjectId, kind, ...values })
      .onConflictDoUpdate({ target: [preference.subjectId, preference.kind], set: values })
  }
  return changed
}
