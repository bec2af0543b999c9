import { and, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { isKind, isWanted, SWITCHABLE_KINDS, type KindId, type SwitchableKind } from './kinds'
import { preference } from './tables.server'
import { readRhythmWord, type Rhythm } from './viewed'

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

/** How often a citizen wants to hear that their choices were viewed. */
export async function readRhythm(reader: Reader, subjectId: string): Promise<Rhythm> {
  const [row] = await reader
    .select({ rhythm: preference.rhythm })
    .from(preference)
    .where(and(eq(preference.subjectId, subjectId), eq(preference.kind, 'viewed')))
    .limit(1)
  return readRhythmWord(row?.rhythm)
}

type RhythmChange = { subjectId: string; rhythm: Rhythm; at: Date }

/** Keeps how often; whether the kind is on stays as it is. */
export async function writeRhythm(transaction: Transaction, { subjectId, rhythm, at }: RhythmChange) {
  const wanted = await wantsMail(transaction, subjectId, 'viewed')
  await transaction
    .insert(preference)
    .values({ subjectId, kind: 'viewed', wanted, rhythm, changedAt: at })
    .onConflictDoUpdate({
      target: [preference.subjectId, preference.kind],
      set: { rhythm, changedAt: at },
    })
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
