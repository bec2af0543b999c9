import { desc, eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { readStatement, type Batch, type Checkpoint } from './checkpoint'
import { COLUMNS, pagesAfter } from './checkpoint-pages.server'
import type { AuditKeys } from './keys.server'
import { isOurs, readEntriesAt } from './lanes.server'
import { nodeHash, rootOf, rootOfPeaks, siblingsOf, splitOf } from './merkle.server'
import { checkProof, leafOfEntry, writeProof } from './proof.server'
import { signHead, type TreeHead } from './signed-note.server'
import { checkpoint } from './tables.server'
import { readTombstones } from './tombstones.server'
import { fromText, leafOf, hasLost, peaksUpTo, readBatch } from './tree.server'
import { verifySigned } from './verify-signed'

/** What proofs are made with: the log, the keys that sign, and what the log is called. */
type Proving = { reader: Reader; keys: AuditKeys; origin: string }

/** What our log is called in what others read: an address without its scheme, as c2sp.org/tlog-checkpoint advises. */
export function logName(origin: string): string {
  return `${new URL(origin).host}/activity-log`
}

/** The signed head of the tree over all checkpoints; null while there is none. */
export async function signedHead({ reader, keys, origin }: Proving): Promise<string | null> {
  const newest = await newestCheckpoint(reader, keys)
  if (!newest) return null
  const root = rootOfPeaks(await peaksUpTo(reader, keys, newest))
  return keys.withFirst((key) => signHead({ origin, size: newest.number, root }, key))
}

type Place = { lane: string; sequence: number }

/** `not-yet`: no checkpoint covers it. `never`: it is from before there was a tree, not ours, or what stood beside it was purged. */
export type Proven = { ok: true; proof: string } | { ok: false; refusal: 'not-yet' | 'never' }

/**
 * Proves that an entry stands in the log; `whole` puts what was logged in it. What is made was checked: a database in which
 * somebody wrote gives none.
 */
export async function proveEntry(
  proving: Proving,
  { lane, sequence }: Place,
  whole: boolean,
): Promise<Proven> {
  const { reader, keys, origin } = proving
  const row = (await readEntriesAt(reader, [{ lane, sequence }])).find((one) => isOurs(reader, one))
  if (!row) return { ok: false, refusal: 'never' }
  const newest = await newestCheckpoint(reader, keys)
  if (!newest) return { ok: false, refusal: 'not-yet' }
  const sealed = await sealedBy(proving, { lane, sequence, at: row.at }, newest.number)
  if (typeof sealed === 'string') return { ok: false, refusal: sealed }
  const entries = await readBatch(reader, sealed.batch.lanes)
  if (hasLost(sealed.batch, await readTombstones(reader, keys))) return { ok: false, refusal: 'never' }
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
  return { ok: true, proof }
}

type Sealed = { row: Checkpoint; batch: Batch }

/** So far a clock may be behind another, and so many checkpoints are looked through. */
const SKEW_MILLISECONDS = 3_600_000
const LOOKED_THROUGH = 5_000

/** The checkpoint that took an entry in; `never` where the first that covers it has no tree. */
async function sealedBy(
  { reader, keys }: Proving,
  { lane, sequence, at }: Place & { at: Date },
  newest: number,
): Promise<Sealed | 'not-yet' | 'never'> {
  const from = await firstSince(reader, new Date(at.getTime() - SKEW_MILLISECONDS), newest)
  for await (const page of pagesAfter(reader, from - 1)) {
    for (const row of page) {
      if (row.number >= from + LOOKED_THROUGH) return 'not-yet'
      const statement = readStatement(row.body)
      const takesIn = statement?.batch?.lanes.some(
        (range) => range.lane === lane && sequence > range.after && sequence <= range.upTo,
      )
      if (statement?.batch && takesIn) {
        verifySigned(row, keys)
        return { row, batch: statement.batch }
      }
      if (statement?.heads.some((head) => head.lane === lane && head.sequence >= sequence)) return 'never'
    }
  }
  return 'not-yet'
}

/** The number of the first checkpoint from a moment on; times go up with numbers. */
async function firstSince(reader: Reader, moment: Date, newest: number): Promise<number> {
  let [from, to] = [1, newest]
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
    const middle = from + splitOf(length)
    return nodeHash(await root(from, middle), await root(middle, to))
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

/** The newest checkpoint, which we signed: a head is made of what it says. Throws `LogIsBroken` at one that somebody else put there. */
async function newestCheckpoint(reader: Reader, keys: AuditKeys): Promise<Checkpoint | null> {
  const [row] = await reader.select(COLUMNS).from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
  if (!row) return null
  verifySigned(row, keys)
  return row
}
