import { and, between, eq, getTableColumns, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { keyset, pageOf } from '~/runtime/keyset.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { CaseChannel, CaseKind, MeasureState } from './evidence'
import type { GrantState } from './grant'
import type { Representation } from './store.server'
import { evidence, representation } from './tables.server'

type Row = typeof evidence.$inferSelect
/** A case of the desk as it is kept. */
export type EvidenceRow = Omit<Genuine<Row>, 'kind' | 'state' | 'channel'> & {
  kind: CaseKind
  channel: CaseChannel
  state: MeasureState | null
}
/** The same, with the representation that it asks. */
export type Case = { row: EvidenceRow; grant: Representation | null }

const ORDER = { at: evidence.createdAt, id: evidence.id }
/** The order in which the desk deals with them, and that of what it dealt with. */
export const OLDEST_FIRST = keyset({ order: ORDER, direction: 'oldest-first', name: 'evidence' })
export const NEWEST_FIRST = keyset({ order: ORDER, direction: 'newest-first', name: 'evidence decided' })

/** One case; null where there is none. */
export async function readCase(reader: Reader, id: string): Promise<Case | null> {
  const [found] = await select(reader, { where: eq(evidence.id, id), limit: 1 })
  return found ?? null
}

/** The case about a representation; null where it was never asked of the desk. */
export async function readCaseOf(reader: Reader, representationId: string): Promise<EvidenceRow | null> {
  const where = eq(evidence.representationId, representationId)
  const [found] = await select(reader, { where, limit: 1 })
  return found?.row ?? null
}

type Place = Parameters<typeof OLDEST_FIRST.after>[0]

/** Where a case stands: its own state, or that of the representation it asks. */
const STATE = sql<GrantState | MeasureState>`coalesce(${evidence.state}, ${representation.state})`

/** Whether a case stands in one of these states. */
export function standsIn(...states: (GrantState | MeasureState)[]): SQL {
  return or(...states.map((state) => sql`${STATE} = ${state}`))!
}

/** Whether it is in force, and ends in these days. */
export function endsBy({ from, to }: { from: string; to: string }): SQL {
  return and(eq(representation.state, 'active'), between(representation.endsOn, from, to))!
}

type Listing = { where: SQL | undefined; order: typeof OLDEST_FIRST; place: Place; limit: number }

export async function listCases(reader: Reader, { where, order, place, limit }: Listing) {
  const rows = await select(reader, {
    where: and(where, order.after(place)),
    orderBy: order.orderBy,
    limit: limit + 1,
  })
  const { shown, last } = pageOf(rows, limit)
  return { shown, last: last && { at: last.row.createdAt, id: last.row.id } }
}

export async function countCases(reader: Reader, where: SQL): Promise<number> {
  const [counted] = await reader
    .select({ count: sql<number>`count(*)` })
    .from(evidence)
    .leftJoin(representation, eq(representation.id, evidence.representationId))
    .where(where)
  return Number(counted?.count ?? 0)
}

type Selecting = { where: SQL | undefined; orderBy?: SQL[]; limit: number }

async function select(reader: Reader, { where, orderBy = [], limit }: Selecting): Promise<Case[]> {
  const rows = await reader
    .select({ evidence: getTableColumns(evidence), representation: getTableColumns(representation) })
    .from(evidence)
    .leftJoin(representation, eq(representation.id, evidence.representationId))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit)
  return rows.map((found) => ({
    row: reader.tags.genuine(evidence, found.evidence) as EvidenceRow,
    grant:
      found.representation && (reader.tags.genuine(representation, found.representation) as Representation),
  }))
}

type Later = 'state' | 'representationId' | 'openedBy'
export type NewCase = Pick<Row, 'id' | 'number' | 'subjectId' | 'channel' | 'createdAt'> & {
  kind: CaseKind
} & Partial<Pick<Row, Later>>

export async function insertCase(transaction: Transaction, made: NewCase): Promise<void> {
  await transaction.insert(evidence).values({ ...made, changedAt: made.createdAt })
}

type Fixed = 'id' | 'number' | 'subjectId' | 'kind' | 'reasonSealed' | 'revision' | 'rowTag'
type Change = Partial<Omit<Row, Fixed>> & {
  reason?: string
}

/** Writes what became of a case, and why. */
export async function writeCase(
  transaction: Transaction,
  { person, row: { id, revision } }: { person: Subject; row: Pick<Row, 'id' | 'revision'> },
  { reason, ...change }: Change,
): Promise<void> {
  const reasonSealed = reason === undefined ? {} : { reasonSealed: sealReason(person, id, reason) }
  await transaction
    .update(evidence)
    .set({ ...change, ...reasonSealed, revision: revision + 1 })
    .where(eq(evidence.id, id))
}

/** Ends the measures of a person of a kind that were granted: another undid them. */
export async function endGranted(
  transaction: Transaction,
  { subjectId, kind, at }: { subjectId: string; kind: CaseKind; at: Date },
): Promise<void> {
  const same = and(eq(evidence.subjectId, subjectId), eq(evidence.kind, kind), eq(evidence.state, 'granted'))
  await transaction
    .update(evidence)
    .set({ endedAt: at })
    .where(and(same, isNull(evidence.endedAt)))
}

/** Why it was decided so, in words; null where nothing was said, or the person's profile is gone. */
export function reasonOf(
  person: Subject,
  { id, reasonSealed }: Pick<Row, 'id' | 'reasonSealed'>,
): string | null {
  if (reasonSealed === null || !person.keys.profile) return null
  return unseal(profileKey(person), place(id), reasonSealed)
}

function sealReason(person: Subject, id: string, reason: string): string {
  return seal(profileKey(person), place(id), reason)
}

function place(row: string) {
  return { table: 'evidence', column: 'reason_sealed', row }
}
