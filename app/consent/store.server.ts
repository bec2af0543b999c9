import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { CounterfeitRow, type Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import { seal, unseal, type SealKey } from '~/sealing/seal.server'
import type { Choice } from './choice'
import type { Draft, Edit, Seen, WholeWay } from './draft'
import { firstEndOf } from './ending'
import { decodeChoices, encodeChoices, profileIn, type Profile } from './profile'
import { draft, profileVersion } from './tables.server'

type VersionRow = typeof profileVersion.$inferSelect
/** One immutable version of a profile, opened. */
export type ProfileVersion = Omit<VersionRow, 'choicesSealed' | 'rowTag'> & { choices: Choice[] }

/** A draft as stored: whose it is, and since when it was not touched. */
export type StoredDraft = Draft & { id: string; updatedAt: Date }

/** What of a draft is sealed: it says what somebody wants. */
type Edited = Pick<Draft, 'way' | 'edits' | 'answered' | 'optIn'>
/** One that was kept before it was kept what somebody saw: it saw what it was begun on. */
type Older = Pick<Edited, 'optIn'> & {
  way?: Edited['way'] | WholeWay
  edits: (Edit & { seen?: Seen })[]
  answered?: string[]
}
/** As many as a page would ever show. */
const MOST_UNSEEN = 5

/** The choices in force; none before the first submit. */
export async function readCurrent(reader: Reader, citizen: Subject): Promise<ProfileVersion | null> {
  if (citizen.row.currentVersion === 0) return null
  const current = await readVersion(reader, citizen, citizen.row.currentVersion)
  if (!current) throw new CounterfeitRow('profile_version', `${citizen.row.id}:${citizen.row.currentVersion}`)
  return current
}

/** What a submit starts from: the choices in force, and which numbers were used. */
export function startOf({ row }: Subject, current: ProfileVersion | null) {
  const { currentVersion: number, erasedVersion: erased } = row
  return { number, erased, choices: current?.choices ?? [], readIn: current?.readingCatalogue }
}

/** One version of a citizen's profile; null when there is no such number. */
export async function readVersion(
  reader: Reader,
  citizen: Subject,
  number: number,
): Promise<ProfileVersion | null> {
  const [row] = await reader
    .select()
    .from(profileVersion)
    .where(and(eq(profileVersion.subjectId, citizen.row.id), eq(profileVersion.number, number)))
    .limit(1)
  return row ? openVersion(citizen, reader.tags.genuine(profileVersion, row)) : null
}

/** Versions of a citizen's profile, newest first, older than a number; the extra one says whether there are more. */
export async function readVersions(
  reader: Reader,
  citizen: Subject,
  { before, limit }: { before: number | null; limit: number },
): Promise<ProfileVersion[]> {
  const rows = await reader
    .select()
    .from(profileVersion)
    .where(
      and(
        eq(profileVersion.subjectId, citizen.row.id),
        before === null ? undefined : lt(profileVersion.number, before),
      ),
    )
    .orderBy(desc(profileVersion.number))
    .limit(limit)
  return rows.map((row) => openVersion(citizen, reader.tags.genuine(profileVersion, row)))
}

/** Versions that the citizen has not looked at yet, oldest first. */
export async function readUnseen(reader: Reader, citizen: Subject): Promise<ProfileVersion[]> {
  const { id, seenVersion } = citizen.row
  const rows = await reader
    .select()
    .from(profileVersion)
    .where(
      and(
        eq(profileVersion.subjectId, id),
        gt(profileVersion.number, seenVersion),
        ne(profileVersion.channel, 'self'),
      ),
    )
    .orderBy(asc(profileVersion.number))
    .limit(MOST_UNSEEN)
  return rows.map((row) => openVersion(citizen, reader.tags.genuine(profileVersion, row)))
}

/** The version that a draft's revision became, when it was submitted before (a double click, a reload). */
export async function readSubmitted(
  reader: Reader,
  citizen: Subject,
  submitted: { draftId: string; revision: number },
): Promise<ProfileVersion | null> {
  const [row] = await reader
    .select()
    .from(profileVersion)
    .where(
      and(
        eq(profileVersion.subjectId, citizen.row.id),
        eq(profileVersion.draftId, submitted.draftId),
        eq(profileVersion.draftRevision, submitted.revision),
      ),
    )
    .limit(1)
  return row ? openVersion(citizen, reader.tags.genuine(profileVersion, row)) : null
}

export type NewVersion = Omit<
  typeof profileVersion.$inferInsert,
  'subjectId' | 'choicesSealed' | 'contentHash' | 'firstEnd' | 'readingCatalogue' | 'rowTag'
> & { choices: Choice[]; readingCatalogue: number }

/** Writes a version; the number must be the next one, the primary key refuses a second of the same. */
export async function insertVersion(
  transaction: Transaction,
  citizen: Subject,
  version: NewVersion,
): Promise<void> {
  const { choices, ...rest } = version
  const subjectId = citizen.row.id
  const text = encodeChoices(choices)
  await transaction.insert(profileVersion).values({
    ...rest,
    subjectId,
    firstEnd: firstEndOf(choices),
    contentHash: contentHash(text),
    choicesSealed: seal(profileKey(citizen), versionPlace(subjectId, version.number), text),
  })
}

/** The draft of whoever is at the keyboard; null when nothing was begun. */
export async function readDraft(
  reader: Reader,
  citizen: Subject,
  actorId: string,
): Promise<StoredDraft | null> {
  const [row] = await reader.select().from(draft).where(isDraftOf(citizen, actorId)).limit(1)
  if (!row) return null
  const text = unseal(profileKey(citizen), draftPlace(citizen, row.id), row.editsSealed)
  const { id, baseVersion, catalogueVersion, revision, updatedAt } = row
  const begun = { version: baseVersion, day: localDate(updatedAt) }
  return {
    ...{ id, baseVersion, catalogueVersion, revision, updatedAt },
    ...openEdited(JSON.parse(text) as Older, begun),
  }
}

function openEdited({ way, edits, answered = [], optIn }: Older, begun: Seen): Edited {
  return {
    ...(way && { way: typeof way === 'string' ? { whole: way, seen: begun } : way }),
    edits: edits.map((edit) => ({ ...edit, seen: edit.seen ?? begun })),
    answered,
    ...(optIn && { optIn }),
  }
}

/** Writes a draft in place of the one there was. */
export async function putDraft(
  transaction: Transaction,
  citizen: Subject,
  stored: StoredDraft & { actorId: string },
): Promise<void> {
  const { way, edits, answered, optIn, ...rest } = stored
  const edited: Edited = { ...(way && { way }), edits, answered, ...(optIn && { optIn }) }
  const editsSealed = seal(profileKey(citizen), draftPlace(citizen, stored.id), JSON.stringify(edited))
  const row = { ...rest, subjectId: citizen.row.id, editsSealed }
  await transaction
    .insert(draft)
    .values(row)
    .onConflictDoUpdate({ target: [draft.subjectId, draft.actorId], set: row })
}

/** Throws a draft away. */
export async function deleteDraft(
  transaction: Transaction,
  citizen: Subject,
  actorId: string,
): Promise<void> {
  await transaction.delete(draft).where(isDraftOf(citizen, actorId))
}

/** How many are choosing something about a person. */
export async function countDraftsAbout(reader: Reader, citizen: Subject): Promise<number> {
  return reader.$count(draft, eq(draft.subjectId, citizen.row.id))
}

/** Throws every draft about a person away, whoever began it; answers how many there were. */
export async function deleteDraftsAbout(transaction: Transaction, citizen: Subject): Promise<number> {
  const gone = await transaction
    .delete(draft)
    .where(eq(draft.subjectId, citizen.row.id))
    .returning({ id: draft.id })
  return gone.length
}

function openVersion(citizen: Subject, row: Genuine<VersionRow>): ProfileVersion {
  const { choicesSealed, rowTag: _tag, ...rest } = row
  return { ...rest, choices: openChoices(profileKey(citizen), { ...row, choicesSealed }) }
}

type SealedChoices = Pick<VersionRow, 'subjectId' | 'number' | 'choicesSealed' | 'contentHash'>

/** The choices of a version. Throws when they are not the ones it was written with. */
export function openChoices(key: SealKey, version: Genuine<SealedChoices>): Choice[] {
  const text = unseal(key, versionPlace(version.subjectId, version.number), version.choicesSealed)
  if (contentHash(text) !== version.contentHash)
    throw new CounterfeitRow('profile_version', `${version.subjectId}:${version.number}`)
  return decodeChoices(text)
}

/**
 * The same, found by holder, for who answers many questions: what a tag and a seal say the portal wrote under this version is not read
 * again line by line.
 */
export function openProfile(key: SealKey, version: Genuine<SealedChoices>): Profile {
  return profileIn(unseal(key, versionPlace(version.subjectId, version.number), version.choicesSealed))
}

/** SHA-256 of the canonical text, in hex: the same set of choices gives the same hash. */
function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isDraftOf(citizen: Subject, actorId: string) {
  return and(eq(draft.subjectId, citizen.row.id), eq(draft.actorId, actorId))
}

function versionPlace(subjectId: string, number: number) {
  return { table: 'profile_version', column: 'choices_sealed', row: `${subjectId}:${number}` }
}

function draftPlace(citizen: Subject, id: string) {
  return { table: 'draft', column: 'edits_sealed', row: `${citizen.row.id}:${id}` }
}
