import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import type { GrantState, Ground, RepresentationKind } from './grant'
import type { Acted } from './relation'
import { inherited, representation } from './tables.server'

type RepresentationRow = typeof representation.$inferSelect
export type Representation = Omit<RepresentationRow, 'kind' | 'ground' | 'state' | 'rowTag'> & {
  kind: RepresentationKind
  ground: Ground
  state: GrantState
}

/** As the portal wrote them: who may act for whom is decided by nothing else. */
function genuine(reader: Reader, rows: RepresentationRow[]): (Genuine<RepresentationRow> & Representation)[] {
  return rows.map(
    (row) => reader.tags.genuine(representation, row) as Genuine<RepresentationRow> & Representation,
  )
}

const LIVE: GrantState[] = ['offered', 'requested', 'seen', 'active', 'suspended']

/** The key by which there is one live representation of a ground between two people. */
export function liveKeyOf({
  ground,
  subjectId,
  representativeId,
}: Pick<Representation, 'ground' | 'subjectId' | 'representativeId'>) {
  return `${ground}:${subjectId}:${representativeId}`
}

export async function readRepresentation(reader: Reader, id: string): Promise<Representation | null> {
  const [row] = await reader.select().from(representation).where(eq(representation.id, id)).limit(1)
  return row ? genuine(reader, [row])[0]! : null
}

/** What lives of this person's representations: in force, on its way, or suspended. */
export async function readLiveOf(reader: Reader, subjectId: string): Promise<Representation[]> {
  const rows = await reader
    .select()
    .from(representation)
    .where(and(eq(representation.subjectId, subjectId), inArray(representation.state, LIVE)))
    .orderBy(asc(representation.id))
  return genuine(reader, rows)
}

/** Everybody who may act for this person, was asked to, or did. */
export async function readAllOf(reader: Reader, subjectId: string): Promise<Representation[]> {
  const rows = await reader.select().from(representation).where(eq(representation.subjectId, subjectId))
  return genuine(reader, rows)
}

/** What lives of what this person may do for others: in force, on its way, or suspended. */
export async function readLiveBy(reader: Reader, representativeId: string): Promise<Representation[]> {
  return (await readAllBy(reader, representativeId)).filter(({ state }) => LIVE.includes(state))
}

/** Everybody this person acts for, is asked to, or did; newest first. */
export async function readAllBy(reader: Reader, representativeId: string): Promise<Representation[]> {
  const rows = await reader
    .select()
    .from(representation)
    .where(eq(representation.representativeId, representativeId))
    .orderBy(desc(representation.createdAt), desc(representation.id))
  return genuine(reader, rows)
}

/** As what somebody acts for a person, or did, and when; not what was asked or offered only. */
export async function readActedBetween(
  reader: Reader,
  { subjectId, representativeId }: Pick<Representation, 'subjectId' | 'representativeId'>,
): Promise<Acted[]> {
  const rows = await reader
    .select()
    .from(representation)
    .where(
      and(
        eq(representation.subjectId, subjectId),
        eq(representation.representativeId, representativeId),
        inArray(representation.state, ['active', 'suspended', 'ended']),
      ),
    )
  return genuine(reader, rows).map(({ kind, startsOn, endsOn }) => ({ kind, startsOn, endsOn }))
}

/** Whether somebody has choices from before 16 that were neither confirmed nor ended. */
export async function hasUnconfirmed(reader: Reader, subjectId: string): Promise<boolean> {
  const [row] = await reader.select().from(inherited).where(eq(inherited.subjectId, subjectId)).limit(1)
  if (!row) return false
  const { confirmedAt, endedAt } = reader.tags.genuine(inherited, row)
  return confirmedAt === null && endedAt === null
}

/** People for whom somebody acts, for asking the registers again; in order of their id. */
export async function readRepresented(reader: Reader, { after, limit }: { after: string; limit: number }) {
  return reader
    .selectDistinct({ subjectId: representation.subjectId })
    .from(representation)
    .where(and(inArray(representation.state, ['active', 'suspended']), gt(representation.subjectId, after)))
    .orderBy(asc(representation.subjectId))
    .limit(limit)
}

type Later = 'liveKey' | 'higher' | 'outranked' | 'asks' | 'sharesViews'
export type NewRepresentation = Omit<Representation, Later> & Partial<Pick<Representation, Later>>

export async function insertRepresentation(transaction: Transaction, row: NewRepresentation) {
  await transaction.insert(representation).values({ liveKey: liveKeyOf(row), ...row })
}

/** Writes where a representation stands; one that is over makes room for a new one. */
export async function writeRepresentation(
  transaction: Transaction,
  { id, ...changes }: Pick<Representation, 'id'> & Partial<Representation>,
) {
  const isOver = changes.state === 'ended' || changes.state === 'refused'
  await transaction
    .update(representation)
    .set({ ...changes, ...(isOver && { liveKey: id }) })
    .where(eq(representation.id, id))
}
