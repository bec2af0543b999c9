import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, gte } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { parseObject } from '~/runtime/parse-object'
import { FIRST_HASH, hashOf } from './append.server'
import type { Head } from './checkpoint'
import { LogIsBroken, type FindingCode } from './finding'
import { columnsAgree, hasOwnMac, isFormat } from './read-entry.server'
import { activity } from './tables.server'

type Row = typeof activity.$inferSelect

const PAGE = 1000

export type OnProven = (entries: readonly Row[]) => Promise<void>
type Lane = {
  start?: Head | undefined
  onEntries: (count: number) => void
  onProven?: OnProven | undefined
}

/**
 * Reads a lane from its start and throws `LogIsBroken` at the first entry that is not what was written: the
 * hash is of the stored bytes, each names its predecessor, numbers have no gap, and the columns that are
 * searched by say what the entry says. `start` is the last entry before those that are still kept.
 */
export async function verifyLane(
  reader: Reader,
  lane: string,
  { start = startOf(lane), onEntries, onProven }: Lane,
): Promise<Head> {
  let reached = start
  for await (const page of pages(reader, lane, start.sequence + 1)) {
    for (const row of page) reached = verifyRow(reader, row, reached)
    onEntries(page.length)
    await onProven?.(page)
    await breathe()
  }
  return reached
}

/** Where a lane begins of which nothing was purged. */
export function startOf(lane: string): Head {
  return { lane, sequence: 0, hash: FIRST_HASH }
}

/**
 * Holds one entry against the one before it, and against the key that is not in the database; answers the place it reached, or
 * throws `LogIsBroken`.
 */
export function verifyRow(reader: Pick<Reader, 'mac'>, row: Row, previous: Head): Head {
  const reached = verifyChained(row, previous)
  if (!hasOwnMac(reader, row)) fail('entry-not-ours', row.lane, row.sequence)
  return reached
}

/** The same without the key: of the chain alone. */
export function verifyChained(row: Row, previous: Head): Head {
  const { lane, sequence, hash } = row
  if (sequence > previous.sequence + 1) fail('entry-missing', lane, previous.sequence + 1)
  if (sequence <= previous.sequence) fail('entry-doubled', lane, sequence)
  if (hashOf(row.entry) !== hash) fail('entry-changed', lane, sequence)
  const entry = parseObject(row.entry)
  if (!entry || !isFormat(entry.format)) return fail('entry-unreadable', lane, sequence)
  if (!columnsAgree(row, entry)) fail('entry-disagrees-with-columns', lane, sequence)
  if (entry.previous !== previous.hash) fail('entry-not-linked', lane, sequence)
  return { lane, sequence, hash }
}

/** Pages by number; each starts with the last of the page before, so that a number that stands twice shows. */
async function* pages(reader: Reader, lane: string, from: number): AsyncGenerator<Row[]> {
  for (let next = from, overlap = 0; ; overlap = 1) {
    const rows = await reader
      .select()
      .from(activity)
      .where(and(eq(activity.lane, lane), gte(activity.sequence, next)))
      .orderBy(asc(activity.sequence), asc(activity.subjectId), asc(activity.at))
      .limit(PAGE + overlap)
    const last = rows.at(-1)
    if (rows.length > overlap) yield rows.slice(overlap)
    if (!last || rows.length < PAGE + overlap) return
    next = last.sequence
  }
}

const WORDS = {
  'entry-missing': 'is missing',
  'entry-doubled': 'stands there twice',
  'entry-changed': 'was changed: its hash is of another text',
  'entry-unreadable': 'cannot be read',
  'entry-disagrees-with-columns': 'was changed: the columns to search by do not say what it says',
  'entry-not-linked': 'does not follow the entry before it',
  'entry-not-ours': 'was not written by this portal: its keyed hash is another',
} satisfies Partial<Record<FindingCode, string>>

function fail(code: keyof typeof WORDS, lane: string, sequence: number): never {
  throw new LogIsBroken({ code, lane, sequence, words: `Entry ${sequence} of lane ${lane} ${WORDS[code]}.` })
}
