import { and, desc, eq, lt, or } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { unseal } from '~/sealing/seal.server'
import { viewRow, type ViewDetails } from './enquiry'

/** One question about the citizen, opened with the citizen's own log key. */
export type OpenedView = {
  /** Names the log entry; a mark to go on reading from. */
  id: string
  at: Date
  /** URA of who wanted to see the data. */
  organisation: string
  answer: 'permit' | 'deny'
  details: ViewDetails
}

/** Where a page of views ends: the entry before which the next page goes on. */
export type Mark = { at: Date; lane: string; sequence: number }

/** The questions about a citizen, newest first, older than the mark; the extra one says whether there are more. */
export async function readViewPage(
  reader: Reader,
  citizen: Subject,
  { before, limit }: { before: Mark | null; limit: number },
): Promise<OpenedView[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.subjectId, citizen.row.id),
        eq(activity.event, 'consulted'),
        before ? older(before) : undefined,
      ),
    )
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(limit)
  return rows.map((row) => open(citizen, row))
}

/** A mark as it travels in an address, and back; null for what nobody was given. */
export function markText({ at, lane, sequence }: Mark): string {
  return `${at.getTime()}.${lane}.${sequence}`
}

export function readMark(text: string): Mark | null {
  const parts = /^(\d{1,13})\.([\w-]{1,40})\.(\d{1,15})$/.exec(text)
  return parts ? { at: new Date(Number(parts[1])), lane: parts[2]!, sequence: Number(parts[3]) } : null
}

function older({ at, lane, sequence }: Mark) {
  return or(
    lt(activity.at, at),
    and(eq(activity.at, at), lt(activity.lane, lane)),
    and(eq(activity.at, at), eq(activity.lane, lane), lt(activity.sequence, sequence)),
  )
}

function open(citizen: Subject, row: typeof activity.$inferSelect): OpenedView {
  const entry = JSON.parse(row.entry) as { requestId: string; index: number; sealed: string }
  const place = {
    table: 'activity',
    column: 'sealed',
    row: viewRow(citizen.row.id, entry.requestId, entry.index),
  }
  return {
    id: markText(row),
    at: row.at,
    organisation: row.organisation,
    answer: row.outcome === 'permit' ? 'permit' : 'deny',
    details: JSON.parse(unseal(citizen.keys.log, place, entry.sealed)) as ViewDetails,
  }
}
