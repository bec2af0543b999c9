import { and, asc, desc, eq, gte } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { hashOf } from './append.server'
import { readStatement, type Checkpoint, type Statement } from './checkpoint'
import { COLUMNS } from './checkpoint-pages.server'
import type { AuditKeys } from './keys.server'
import { nodeHash, rootOf, rootOfPeaks, siblingsOf } from './merkle.server'
import { checkProof, leafOfEntry, writeProof } from './proof.server'
import { readEntry } from './read-entry.server'
import { signHead, type TreeHead } from './signed-note.server'
import { activity, checkpoint } from './tables.server'
import { fromText, leafOf, peaksUpTo, readBatch } from './tree.server'
import { verifySigned } from './verify-signed'

/** What proofs are made with: the log, the keys that sign, and what the log is called. */
type Proving = { reader: Reader; keys: AuditKeys; origin: string }

/** What our log is called in what others read: an address without its scheme, as c2sp.org/tlog-checkpoint advises. */
export function logName(origin: string): string {
  return `${new URL(origin).host}/activity-log`
}

/** The signed head of the tree over all checkpoints; null while there is none. */
export async function signedHead({ reader, keys, origin }: Proving): Promise<string | null> {
  const newest = await newestCheckpoint(reader)
  if (!newest) return null
  verifySigned(newest, keys)
  const root = rootOfPeaks(await peaksUpTo(reader, keys, newest))
  return keys.withFirst((key) => signHead({ origin, size: newest.number, root }, key))
}

type Place = { lane: string; sequence: number; at: Date }

/**
 * Proves that an entry stands in the log; `whole` puts what was logged in it. Null while no checkpoint covers it, for one from
 * before there was a tree, and for what is not ours. What is made was checked: a database in which somebody wrote gives none.
 */
export async function proveEntry(
  proving: Proving,
  { lane, sequence, at }: Place,
  whole: boolean,
): Promise<string | null> {
  const { reader, keys, origin } = proving
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.lane, lane), eq(activity.sequence, sequence)))
  const row = rows.find((one) => readEntry(reader, one) !== null && hashOf(one.entry) === one.hash)
  const sealed = row && (await sealedBy(proving, { lane, sequence, at }))
  const newest = await newestCheckpoint(reader)
  if (!row || !sealed || !newest) return null
  const entries = await readBatch(reader, sealed.batch.lanes)
  const place = entries.findIndex((one) => one.lane === lane && one.sequence === sequence)
  const leaves = entries.map(({ hash }) => leafOfEntry(hash))
  const inner = siblingsOf(place, leaves.length).map(([from, to]) => rootOf(leaves.slice(from, to)))
  const peaks = await peaksUpTo(reader, keys, newest)
  const head: TreeHead = { origin, size: newest.number, root: rootOfPeaks(peaks) }
  const roots = rootsBetween(reader, { peaks, size: head.size })
  const outer: Buffer[] = []
  for (const [from, to] of siblingsOf(sealed.row.number - 1, head.size)) outer.push(await roots(from, to))
  const proof = writeProof({
    entry: row.hash,
    ...(whole && { text: row.entry }),
    inner: { place, size: leaves.length, path: inner },
    body: sealed.row.body,
    outer: { place: sealed.row.number - 1, path: outer },
    note: keys.withFirst((key) => signHead(head, key)),
  })
  const checked = checkProof(proof, keys.verifierKeys(origin))
  if (!checked.ok)
    throw new Error(`Entry ${sequence} of lane ${lane} cannot be proven. Run: portal audit verify`)
  return proof
}

type Sealed = { row: Checkpoint; batch: NonNullable<Statement['batch']> }

/** So far a clock may be behind another, and so many checkpoints are looked through. */
const SKEW_MILLISECONDS = 3_600_000
const LOOKED_THROUGH = 5_000

/** The checkpoint that took an entry in. */
async function sealedBy({ reader, keys }: Proving, { lane, sequence, at }: Place): Promise<Sealed | null> {
  const from = await firstSince(reader, new Date(at.getTime() - SKEW_MILLISECONDS))
  const rows = await reader
    .select(COLUMNS)
    .from(checkpoint)
    .where(gte(checkpoint.number, from))
    .orderBy(asc(checkpoint.number))
    .limit(LOOKED_THROUGH)
  for (const row of rows) {
    const batch = readStatement(row.body)?.batch
    const takesIn = batch?.lanes.some(
      (range) => range.lane === lane && sequence > range.after && sequence <= range.upTo,
    )
    if (!batch || !takesIn) continue
    verifySigned(row, keys)
    return { row, batch }
  }
  return null
}

/** The number of the first checkpoint from a moment on; times go up with numbers. */
async function firstSince(reader: Reader, moment: Date): Promise<number> {
  let [from, to] = [1, (await newestCheckpoint(reader))?.number ?? 1]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const [row] = await reader
      .select({ at: checkpoint.at })
      .from(checkpoint)
      .where(eq(checkpoint.number, middle))
    if (row && row.at < moment) from = middle + 1
    else to = middle
  }
  return from
}

/**
 * Roots over checkpoints, from one place to another. A left part stands as the last peak in the checkpoint that follows it;
 * what does not is made of two halves, down to a checkpoint itself.
 */
function rootsBetween(reader: Reader, { peaks, size }: { peaks: Buffer[]; size: number }) {
  async function root(from: number, to: number): Promise<Buffer> {
    const length = to - from
    const isPerfect = (length & (length - 1)) === 0
    if (isPerfect && from % (2 * length) === 0) {
      const known = to === size ? peaks.at(-1) : await lastPeakBefore(to + 1)
      if (known) return known
    }
    if (length === 1) return leafOf(await byNumber(from + 1))
    let half = 1
    while (half * 2 < length) half *= 2
    return nodeHash(await root(from, from + half), await root(from + half, to))
  }
  async function lastPeakBefore(number: number): Promise<Buffer | undefined> {
    const last = readStatement((await byNumber(number)).body)?.peaks?.at(-1)
    return last === undefined ? undefined : fromText(last)
  }
  async function byNumber(number: number): Promise<Checkpoint> {
    const [row] = await reader.select(COLUMNS).from(checkpoint).where(eq(checkpoint.number, number))
    if (!row) throw new Error(`Checkpoint ${number} is missing. Run: portal audit verify`)
    return row
  }
  return root
}

async function newestCheckpoint(reader: Reader): Promise<Checkpoint | undefined> {
  const [row] = await reader.select(COLUMNS).from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
  return row
}
