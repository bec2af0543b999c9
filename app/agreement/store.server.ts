import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Edit } from '~/consent/draft'
import { readVersions } from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { stateAfter } from '~/optin/decide'
import { readWaitingFor, writeOptIn } from '~/optin/store.server'
import { profileKey, type Subject } from '~/person/store.server'
import { approval } from '~/representation/tables.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { ApprovalState, LapseReason, Rule } from './approval'

type ApprovalRow = typeof approval.$inferSelect
/** A widening that was asked, opened. */
export type StoredApproval = Omit<
  ApprovalRow,
  'state' | 'rule' | 'why' | 'editsSealed' | 'reasonSealed' | 'rowTag'
> & {
  state: ApprovalState
  rule: Rule
  why: LapseReason | null
  edits: Edit[]
  /** Why somebody declined, in their own words. */
  reason: string | null
}

/** Who agreed to what came into force as a version; nobody where no agreement was asked. */
export async function readAgreedToVersion(
  reader: Reader,
  { row }: Subject,
  version: number,
): Promise<string[]> {
  const of = and(eq(approval.subjectId, row.id), eq(approval.version, version))
  const [found] = await reader.select().from(approval).where(of).limit(1)
  return found ? reader.tags.genuine(approval, found).agreed : []
}

/** One approval of this person; null when it is not theirs. */
export async function readApproval(
  reader: Reader,
  person: Subject,
  id: string,
): Promise<StoredApproval | null> {
  const [row] = await reader
    .select()
    .from(approval)
    .where(and(eq(approval.id, id), eq(approval.subjectId, person.row.id)))
    .limit(1)
  return row ? openApproval(person, reader.tags.genuine(approval, row)) : null
}

/** What waits about this person, oldest first. */
export async function readWaiting(reader: Reader, person: Subject): Promise<StoredApproval[]> {
  const rows = await reader
    .select()
    .from(approval)
    .where(and(eq(approval.subjectId, person.row.id), eq(approval.state, 'waiting')))
    .orderBy(asc(approval.askedAt), asc(approval.id))
  return rows.map((row) => openApproval(person, reader.tags.genuine(approval, row)))
}

/** What was asked about this person, newest first: what waits and how the rest ended. */
export async function readApprovals(
  reader: Reader,
  person: Subject,
  limit: number,
): Promise<StoredApproval[]> {
  const rows = await reader
    .select()
    .from(approval)
    .where(eq(approval.subjectId, person.row.id))
    .orderBy(desc(approval.askedAt), desc(approval.id))
    .limit(limit)
  return rows.map((row) => openApproval(person, reader.tags.genuine(approval, row)))
}

/** The approval that this revision of a draft became, when it was sent before. */
export async function readAsked(
  reader: Reader,
  person: Subject,
  { draftId, revision }: { draftId: string; revision: number },
): Promise<StoredApproval | null> {
  const rows = await reader
    .select()
    .from(approval)
    .where(and(eq(approval.subjectId, person.row.id), eq(approval.draftId, draftId)))
  const row = rows.find(({ draftRevision }) => draftRevision === revision)
  return row ? openApproval(person, reader.tags.genuine(approval, row)) : null
}

/** People about whom something waits, for the nightly look; in order of their id. */
export async function readSubjectsWaiting(
  reader: Reader,
  { after, limit }: { after: string; limit: number },
) {
  return reader
    .selectDistinct({ subjectId: approval.subjectId })
    .from(approval)
    .where(and(eq(approval.state, 'waiting'), gt(approval.subjectId, after)))
    .orderBy(asc(approval.subjectId))
    .limit(limit)
}

/** Which of these people something waits about, whoever has to answer. */
export async function readSubjectsWaitingAmong(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ subjectId: approval.subjectId })
    .from(approval)
    .where(and(inArray(approval.subjectId, [...ids]), eq(approval.state, 'waiting')))
  return rows.map(({ subjectId }) => subjectId)
}

export type NewApproval = Omit<
  ApprovalRow,
  'liveKey' | 'editsSealed' | 'reasonSealed' | 'settledAt' | 'settledBy' | 'why' | 'version' | 'rowTag'
> & { edits: Edit[] }

export async function insertApproval(
  transaction: Transaction,
  person: Subject,
  { edits, ...row }: NewApproval,
) {
  const editsSealed = sealText(person, row.id, { column: 'edits_sealed', text: JSON.stringify(edits) })
  const liveKey = row.state === 'waiting' ? approvalKey(row) : row.id
  await transaction.insert(approval).values({ ...row, editsSealed, liveKey })
}

export type ApprovalChange = { id: string; edits?: Edit[]; reason?: string } & Partial<
  Omit<ApprovalRow, 'id' | 'editsSealed' | 'reasonSealed' | 'liveKey' | 'rowTag'>
>

/**
 * Writes where an approval stands; one that ended makes room for a new one. An opt-in request that waited for it, and was not sent
 * because of it, ends with it.
 */
export async function writeApproval(
  transaction: Transaction,
  person: Subject,
  { id, edits, reason, ...changes }: ApprovalChange,
) {
  const isOver = changes.state !== undefined && changes.state !== 'waiting'
  await transaction
    .update(approval)
    .set({
      ...changes,
      ...(edits && {
        editsSealed: sealText(person, id, { column: 'edits_sealed', text: JSON.stringify(edits) }),
      }),
      ...(reason && { reasonSealed: sealText(person, id, { column: 'reason_sealed', text: reason }) }),
      ...(isOver && { liveKey: id }),
    })
    .where(eq(approval.id, id))
  if (!isOver) return
  for (const waiting of await readWaitingFor(transaction, id)) {
    const state = stateAfter('lapse', waiting.state)
    if (state) await writeOptIn(transaction, waiting, { state, settledAt: changes.settledAt ?? null })
  }
}

function approvalKey({
  subjectId,
  authorId,
  liftsLock,
}: Pick<ApprovalRow, 'subjectId' | 'authorId' | 'liftsLock'>) {
  return `${subjectId}:${liftsLock ? 'lock' : authorId}`
}

/** An approval as it is read, with the key of the person. */
export function openApproval(
  person: Subject,
  { editsSealed, reasonSealed, rowTag: _tag, ...row }: Genuine<ApprovalRow>,
): StoredApproval {
  const open = (column: string, sealed: string) =>
    unseal(profileKey(person), approvalPlace(row.id, column), sealed)
  return {
    ...(row as Omit<StoredApproval, 'edits' | 'reason'>),
    edits: JSON.parse(open('edits_sealed', editsSealed)) as Edit[],
    reason: reasonSealed === null ? null : open('reason_sealed', reasonSealed),
  }
}

function sealText(person: Subject, id: string, { column, text }: { column: string; text: string }) {
  return seal(profileKey(person), approvalPlace(id, column), text)
}

function approvalPlace(row: string, column: string) {
  return { table: 'approval', column, row }
}

/** Every version with who wrote it, newest first: for finding who said a no. */
export async function readVersionsWithAuthor(reader: Reader, person: Subject) {
  const { currentVersion } = person.row
  const versions = await readVersions(reader, person, { before: currentVersion + 1, limit: currentVersion })
  const agreed = await readAgreedTo(reader, person)
  return versions.map(({ number, authorId, authorFor, choices }) => ({
    // What staff wrote down is the word of who said it to them.
    authorId: authorFor ?? authorId,
    agreed: agreed.get(number) ?? [],
    choices,
  }))
}

/** Who agreed to the versions that came into force by agreement, by number. */
async function readAgreedTo(reader: Reader, person: Subject): Promise<Map<number, string[]>> {
  const rows = await reader
    .select()
    .from(approval)
    .where(and(eq(approval.subjectId, person.row.id), isNotNull(approval.version)))
  const genuine = rows.map((row) => reader.tags.genuine(approval, row))
  return new Map(genuine.map(({ version, agreed }) => [version!, agreed]))
}
