import { and, asc, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { addDays, startOfDay, type LocalDate } from '~/runtime/local-date'
import { seal, unseal } from '~/sealing/seal.server'
import type { EndedAs, RecordedContent, RecordedWhat, Waits } from './recorded'
import { recording, recordingBan } from './tables.server'

type Row = typeof recording.$inferSelect

/** A record without what is in it: what its makers, and lists, may see without opening anything. */
export type RecordingHead = Omit<
  Row,
  'contentSealed' | 'endReasonSealed' | 'rowTag' | 'what' | 'waits' | 'endedAs'
> & {
  what: RecordedWhat
  waits: Waits
  endedAs: EndedAs | null
}

/** A record of staff, opened. */
export type StoredRecording = RecordingHead & {
  content: RecordedContent
  /** Why it was wrongly recorded, in the words of staff. */
  endReason: string | null
}

/** One record about this person; null when it is not about them. */
export async function readRecording(
  reader: Reader,
  person: Subject,
  id: string,
): Promise<StoredRecording | null> {
  const [row] = await reader
    .select()
    .from(recording)
    .where(and(eq(recording.id, id), eq(recording.subjectId, person.row.id)))
    .limit(1)
  return row ? opened(person, reader.tags.genuine(recording, row)) : null
}

/** Every record about this person, newest first; of one organisation where that is said. */
export async function readRecordings(
  reader: Reader,
  person: Subject,
  { ura, limit }: { ura?: string; limit: number },
): Promise<StoredRecording[]> {
  const of = eq(recording.subjectId, person.row.id)
  const rows = await reader
    .select()
    .from(recording)
    .where(ura === undefined ? of : and(of, eq(recording.ura, ura)))
    .orderBy(desc(recording.at), desc(recording.id))
    .limit(limit)
  return rows.map((row) => opened(person, reader.tags.genuine(recording, row)))
}

/** What a visit to the counter became; null while nothing was written down in it. */
export async function readOfVisit(reader: Reader, visitId: string): Promise<RecordingHead | null> {
  const [row] = await reader.select().from(recording).where(eq(recording.visitId, visitId)).limit(1)
  return row ? headOf(reader.tags.genuine(recording, row)) : null
}

/** A record by its id, whoever it is about; null when there is none. */
export async function readHead(reader: Reader, id: string): Promise<RecordingHead | null> {
  const [row] = await reader.select().from(recording).where(eq(recording.id, id)).limit(1)
  return row ? headOf(reader.tags.genuine(recording, row)) : null
}

/** What an organisation wrote down from a moment until another, oldest first. */
export async function readOfOrganisation(
  reader: Reader,
  { ura, from, before }: { ura: string; from: Date; before: Date },
): Promise<RecordingHead[]> {
  const rows = await reader
    .select()
    .from(recording)
    .where(and(eq(recording.ura, ura), gte(recording.at, from), lt(recording.at, before)))
    .orderBy(asc(recording.at), asc(recording.id))
  return rows.map((row) => headOf(reader.tags.genuine(recording, row)))
}

/** The numbers of records of an organisation, by their ids; of another's there are none. */
export async function readNumbers(
  reader: Reader,
  { ura, ids }: { ura: string; ids: string[] },
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(recording)
    .where(and(eq(recording.ura, ura), inArray(recording.id, ids)))
  return new Map(rows.map((row) => [row.id, reader.tags.genuine(recording, row).number]))
}

/** What somebody wrote down for an organisation since a moment, oldest first. */
export async function readOwn(
  reader: Reader,
  { memberId, ura, since }: { memberId: string; ura: string; since: Date },
): Promise<RecordingHead[]> {
  const rows = await reader
    .select()
    .from(recording)
    .where(and(eq(recording.memberId, memberId), eq(recording.ura, ura), gte(recording.at, since)))
    .orderBy(asc(recording.at), asc(recording.id))
  return rows.map((row) => headOf(reader.tags.genuine(recording, row)))
}

/** What a member wrote down for an organisation, and of which somebody said on this day that it was never said. */
export async function readNotSaid(
  reader: Reader,
  { memberId, ura, day }: { memberId: string; ura: string; day: LocalDate },
): Promise<RecordingHead[]> {
  const rows = await reader
    .select()
    .from(recording)
    .where(
      and(
        ...[eq(recording.memberId, memberId), eq(recording.ura, ura), eq(recording.endedAs, 'not-said')],
        ...[gte(recording.endedAt, startOfDay(day)), lt(recording.endedAt, startOfDay(addDays(day, 1)))],
      ),
    )
    .orderBy(asc(recording.at), asc(recording.id))
  return rows.map((row) => headOf(reader.tags.genuine(recording, row)))
}

/** What of this organisation about this person still stands as it was said there, and that nobody confirmed. */
export async function readUnconfirmed(
  reader: Reader,
  person: Subject,
  ura: string,
): Promise<StoredRecording[]> {
  const rows = await reader
    .select()
    .from(recording)
    .where(
      and(
        eq(recording.subjectId, person.row.id),
        eq(recording.ura, ura),
        isNull(recording.acceptedAt),
        isNull(recording.endedAs),
      ),
    )
  return rows.map((row) => opened(person, reader.tags.genuine(recording, row)))
}

export type NewRecording = Omit<
  RecordingHead,
  'confirmedBy' | 'acceptedAt' | 'endedAs' | 'endedAt' | 'endedBy' | 'caseAnsweredAt' | 'seenBy'
> & { content: RecordedContent }

export async function insertRecording(
  transaction: Transaction,
  person: Subject,
  { content, ...row }: NewRecording,
): Promise<void> {
  const contentSealed = seal(profileKey(person), placeOf(row.id), JSON.stringify(content))
  await transaction.insert(recording).values({ ...row, confirmedBy: [], contentSealed })
}

type Change = Partial<
  Pick<
    RecordingHead,
    'waits' | 'confirmedBy' | 'acceptedAt' | 'endedAs' | 'endedAt' | 'endedBy' | 'caseAnsweredAt' | 'seenBy'
  >
>

/** Writes what became of a record. */
export async function writeRecording(transaction: Transaction, id: string, change: Change): Promise<void> {
  await transaction.update(recording).set(change).where(eq(recording.id, id))
}

/** Since when, and by whose word, nobody may write down anything for this person; null while that may be done. */
export async function readBan(reader: Reader, subjectId: string) {
  const [row] = await reader.select().from(recordingBan).where(eq(recordingBan.subjectId, subjectId)).limit(1)
  return row ? reader.tags.genuine(recordingBan, row) : null
}

export async function insertBan(
  transaction: Transaction,
  ban: { subjectId: string; byId: string; since: Date },
): Promise<void> {
  await transaction.insert(recordingBan).values(ban).onConflictDoNothing()
}

export async function deleteBan(transaction: Transaction, subjectId: string): Promise<void> {
  await transaction.delete(recordingBan).where(eq(recordingBan.subjectId, subjectId))
}

function headOf({
  contentSealed: _content,
  endReasonSealed: _reason,
  rowTag: _tag,
  ...row
}: Genuine<Row>): RecordingHead {
  return row as RecordingHead
}

function opened(person: Subject, row: Genuine<Row>): StoredRecording {
  const content = unseal(profileKey(person), placeOf(row.id), row.contentSealed)
  const { endReasonSealed: sealed } = row
  return {
    ...headOf(row),
    content: JSON.parse(content) as RecordedContent,
    endReason: sealed === null ? null : unseal(profileKey(person), reasonPlace(row.id), sealed),
  }
}

/** Keeps why a record was wrong. */
export async function writeEndReason(
  transaction: Transaction,
  person: Subject,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const endReasonSealed = seal(profileKey(person), reasonPlace(id), reason)
  await transaction.update(recording).set({ endReasonSealed }).where(eq(recording.id, id))
}

function reasonPlace(row: string) {
  return { table: 'recording', column: 'end_reason_sealed', row }
}

function placeOf(row: string) {
  return { table: 'recording', column: 'content_sealed', row }
}
