import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { readStatement, type Batch, type Checkpoint, type LaneRange } from './checkpoint'
import { pagesAfter } from './checkpoint-pages.server'
import type { AuditKeys } from './keys.server'
import { isOurs } from './lanes.server'
import { grown, leafHash, rootOf } from './merkle.server'
import { leafOfEntry } from './proof.server'
import { activity } from './tables.server'
import type { Tombstone } from './tombstone'
import { verifySigned } from './verify-signed'

/** What a checkpoint takes in: a tree over the hashes of these entries, lane after lane. */
export async function batchOf(reader: Reader, lanes: LaneRange[]): Promise<Batch> {
  const hashes = await readBatch(reader, lanes)
  const root = rootOf(hashes.map(({ hash }) => leafOfEntry(hash))).toString('hex')
  return { root, size: hashes.length, lanes }
}

/** The entries of a batch, in the order of its leaves; what was purged is not among them. */
export async function readBatch(reader: Reader, lanes: LaneRange[]) {
  const found: { lane: string; sequence: number; hash: string }[] = []
  for (const { lane, after, upTo } of lanes) {
    const rows = await reader
      .select({ sequence: activity.sequence, hash: activity.hash })
      .from(activity)
      .where(and(eq(activity.lane, lane), gt(activity.sequence, after), lte(activity.sequence, upTo)))
      .orderBy(asc(activity.sequence))
    const doubled = rows.some(({ sequence }, place) => rows[place - 1]?.sequence === sequence)
    const ours = doubled ? await readOurs(reader, { lane, after, upTo }) : rows
    found.push(...ours.map(({ sequence, hash }) => ({ lane, sequence, hash })))
  }
  return found
}

/** Whether some of what a checkpoint took in was purged since: then its tree is made of no entries any more. */
export function hasLost(
  { lanes }: Pick<Batch, 'lanes'>,
  tombstones: ReadonlyMap<string, Tombstone>,
): boolean {
  return lanes.some(({ lane, after }) => (tombstones.get(lane)?.sequence ?? 0) > after)
}

/** The same where somebody put others beside them. */
async function readOurs(reader: Reader, { lane, after, upTo }: LaneRange) {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.lane, lane), gt(activity.sequence, after), lte(activity.sequence, upTo)))
    .orderBy(asc(activity.sequence))
  return rows.filter((row) => isOurs(reader, row))
}

/** The peaks of the tree over all checkpoints up to and including this one, which was verified. */
export async function peaksUpTo(reader: Reader, keys: AuditKeys, last: Checkpoint | null): Promise<Buffer[]> {
  if (!last) return []
  const before = readStatement(last.body)?.peaks
  if (before) return grown(before.map(fromText), last.number - 1, leafOf(last))
  // The first of a log that was there before the tree: all of it, once.
  let peaks: Buffer[] = []
  for await (const page of pagesAfter(reader, 0)) {
    for (const one of page) {
      if (one.number > last.number) return peaks
      verifySigned(one, keys)
      peaks = grown(peaks, one.number - 1, leafOf(one))
    }
  }
  return peaks
}

/** A checkpoint is a leaf of the tree by the bytes that were signed. */
export function leafOf({ body }: Pick<Checkpoint, 'body'>): Buffer {
  return leafHash(Buffer.from(body, 'utf8'))
}

export const fromText = (hash: string) => Buffer.from(hash, 'base64')
