import { and, count, eq, gte, inArray, lt } from 'drizzle-orm'
import { readEntry, sealedPlace, type Entry, type EntryRow } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Decision } from '~/consent/decide'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { keyset } from '~/runtime/keyset.server'
import type { Runtime } from '~/runtime/runtime.server'
import { unseal } from '~/sealing/seal.server'
import { viewRow, type ViewDetails } from './enquiry'
import { referenceOf } from './reference'
import type { ViewFilter } from './view-filter'

/** One question about the citizen, opened with the citizen's own log key. */
export type OpenedView = {
  readable: true
  cursor: Cursor
  at: Date
  /** URA of who wanted to see the data. */
  organisation: string
  answer: Decision
  details: ViewDetails
}

/** A row that the portal did not write as it stands: nothing it says is believed. */
export type UnreadableView = { readable: false; cursor: Cursor; at: Date }

/** The place of a log entry in a citizen's list: from here one reads on. */
export type Cursor = { at: Date; lane: string; sequence: number }

/** The order of the list, newest first, which is that of its index. A cursor serves in one citizen's list only. */
export const VIEW_ORDER = keyset({
  order: { at: activity.at, lane: activity.lane, sequence: activity.sequence },
  direction: 'newest-first',
  name: 'viewed',
})

/** A filter of which the types are named, so that a database looks for them instead of throwing others away. */
export type SettledFilter = Omit<ViewFilter, 'types'> & { types: string[] | null }

export const EVERYTHING: SettledFilter = {
  from: null,
  before: null,
  organisation: null,
  types: null,
  answer: null,
}

export type ViewPage = { filter: SettledFilter; after: Cursor | null; limit: number }

/** The questions about a citizen, newest first, older than the cursor. */
export async function readViewPage(
  reader: Reader,
  citizen: Subject,
  page: ViewPage,
): Promise<(OpenedView | UnreadableView)[]> {
  const rows = await viewPageQuery(reader, citizen.row.id, page)
  return rows.map((row) => open(reader, citizen, row))
}

/**
 * The statement of a page: it costs the same however far down the list it is, and what is filtered by stands in its index
 * too.
 */
export function viewPageQuery(reader: Reader, subjectId: string, { filter, after, limit }: ViewPage) {
  return reader
    .select()
    .from(activity)
    .where(and(about(subjectId, filter), ...matching(filter), VIEW_ORDER.after(after)))
    .orderBy(...VIEW_ORDER.orderBy)
    .limit(limit)
}

/** An organisation that asked, and as which type. */
export type Asker = { organisation: string; type: string }

/** The statement of who asked in a period: it reads the index alone. */
export function askersQuery(reader: Reader, subjectId: string, bounds: Bounds) {
  return reader
    .selectDistinct({ organisation: activity.organisation, type: activity.organisationType })
    .from(activity)
    .where(about(subjectId, bounds))
}

/** The statement that counts what a filter finds: it reads the index alone. */
export function countQuery(reader: Reader, subjectId: string, filter: SettledFilter) {
  return reader
    .select({ count: count() })
    .from(activity)
    .where(and(about(subjectId, filter), ...matching(filter)))
}

type Hashing = Pick<Runtime, 'keyring'>

/** By what a citizen names a line to us; a keyed hash, so that it says nothing to anybody else. */
export function viewReference(
  { keyring }: Hashing,
  subjectId: string,
  { lane, sequence }: Pick<Cursor, 'lane' | 'sequence'>,
): string {
  const hash = keyring.index('view', `reference\n${subjectId}\n${lane}\n${sequence}`)
  return referenceOf(Buffer.from(hash, 'base64url'))
}

/** Names the types that were meant, of those that asked in the period. */
export function settleFilter(filter: ViewFilter, askers: readonly Asker[]): SettledFilter {
  const { types } = filter
  if (!types) return { ...filter, types: null }
  const seen = new Set(askers.map(({ type }) => type))
  return { ...filter, types: [...seen].filter((type) => types.types.includes(type) === types.are) }
}

type Bounds = Pick<ViewFilter, 'from' | 'before'>

function about(subjectId: string, { from, before }: Bounds) {
  return and(
    eq(activity.subjectId, subjectId),
    eq(activity.event, 'consulted'),
    from ? gte(activity.at, from) : undefined,
    before ? lt(activity.at, before) : undefined,
  )
}

function matching({ organisation, types, answer }: SettledFilter) {
  return [
    organisation === null ? undefined : eq(activity.organisation, organisation),
    types === null ? undefined : inArray(activity.organisationType, types),
    answer === null ? undefined : eq(activity.outcome, answer),
  ]
}

/** Opens a row, or says that it cannot be read: one that somebody else wrote or changed takes no other with it. */
function open(reader: Reader, citizen: Subject, row: EntryRow): OpenedView | UnreadableView {
  const cursor = { at: row.at, lane: row.lane, sequence: row.sequence }
  const entry = readEntry(reader, row)
  const details = entry && detailsOf(citizen, entry)
  if (!details) return { readable: false, cursor, at: row.at }
  return {
    readable: true,
    cursor,
    at: row.at,
    organisation: row.organisation,
    answer: row.outcome === 'permit' ? 'permit' : 'deny',
    details,
  }
}

function detailsOf({ row, keys }: Subject, entry: Entry): ViewDetails | null {
  const { format, requestId, index, sealed } = entry
  const older = { ...sealedPlace(entry), row: viewRow(row.id, requestId, index ?? 0) }
  try {
    return JSON.parse(
      unseal(keys.log, format === 1 ? older : sealedPlace(entry), sealed ?? ''),
    ) as ViewDetails
  } catch {
    return null
  }
}
