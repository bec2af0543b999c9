import { setImmediate as breathe } from 'node:timers/promises'
import { and, eq, or } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { FIRST_HASH, hashOf } from './append.server'
import type { Head, Statement } from './checkpoint'
import { PAGE, pagesAfter } from './checkpoint-pages.server'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'
import { activity } from './tables.server'
import type { Tombstone } from './tombstone'
import { batchOf, fromText, hasLost, leafOf } from './tree.server'
import { grown } from './merkle.server'
import { verifySigned } from './verify-signed'

export type Covered = { checkpoints: number; heads: Map<string, Head> }

/** The checkpoint before the first that is looked at; null at the very first. */
type Starting = { number: number; hash: string }
const FIRST: Starting = { number: 0, hash: FIRST_HASH }

type Looking = {
  from?: Starting
  /** What says which entries were purged: those are not looked for. */
  tombstones: ReadonlyMap<string, Tombstone>
  onCheckpoints: (count: number) => void
}

/**
 * Reads the checkpoints in order and throws `LogIsBroken` at the first that was not signed, does not follow the
 * one before it, or names an entry that is not in the log with that hash. Answers how far every lane is sealed.
 */
export async function verifyCheckpoints(
  reader: Reader,
  keys: AuditKeys,
  { from = FIRST, tombstones, onCheckpoints }: Looking,
): Promise<Covered> {
  const covered: Covered = { checkpoints: 0, heads: new Map() }
  const restingOn = groupByCheckpoint(tombstones)
  let previous = from
  const tree: Tree = { peaks: from.number === 0 ? [] : null }
  for await (const page of pagesAfter(reader, from.number)) {
    for (const row of page) {
      const statement = verifySigned(row, keys)
      verifyFollows(statement, previous)
      verifyTree(statement, tree)
      if (tree.peaks) tree.peaks = grown(tree.peaks, row.number - 1, leafOf(row))
      await verifyHeads(reader, statement, { known: covered.heads, tombstones })
      await verifyBatch(reader, statement, tombstones)
      for (const stone of restingOn.get(row.number) ?? []) verifySealedBy(statement, stone, covered.heads)
      previous = { number: row.number, hash: hashOf(row.body) }
    }
    covered.checkpoints += page.length
    onCheckpoints(page.length)
    await breathe()
  }
  return covered
}

function verifyFollows({ number, previous }: Statement, before: Starting) {
  if (number !== before.number + 1) fail('checkpoint-missing', before.number + 1, 'is missing')
  if (previous !== before.hash)
    fail('checkpoint-not-linked', number, 'does not follow the checkpoint before it')
}

/** The tree before a checkpoint; null where it is not known how it began. */
type Tree = { peaks: Buffer[] | null }

/** What a checkpoint says of the tree before it must be that tree. */
function verifyTree({ number, peaks }: Statement, tree: Tree) {
  if (!peaks) return
  const said = peaks.map(fromText)
  if (
    tree.peaks &&
    !(said.length === tree.peaks.length && said.every((peak, at) => peak.equals(tree.peaks![at]!)))
  )
    fail('checkpoint-not-linked', number, 'is not the next leaf of the tree')
  tree.peaks = said
}

/** The tree of what a checkpoint took in, as far as none of it was purged. */
async function verifyBatch(reader: Reader, { number, batch }: Statement, tombstones: Knowing['tombstones']) {
  if (!batch || hasLost(batch, tombstones)) return
  const found = await batchOf(reader, batch.lanes)
  if (found.root === batch.root && found.size === batch.size) return
  const [first] = batch.lanes
  throw new LogIsBroken({
    ...{ code: 'sealed-entry-changed', lane: first?.lane, checkpoint: number },
    words: `What checkpoint ${number} took in is not what stands there.`,
  })
}

/** Looks up the sealed entries that were not looked up before. */
async function verifyHeads(reader: Reader, { number, heads }: Statement, { known, tombstones }: Knowing) {
  const fresh = heads.filter((head) => !isSame(known.get(head.lane), head))
  const kept = fresh.filter((head) => !isPurged(head, tombstones.get(head.lane)))
  for (const head of fresh) verifyLastPurged(number, head, tombstones.get(head.lane))
  for (let at = 0; at < kept.length; at += PAGE) {
    const part = kept.slice(at, at + PAGE)
    const hashes = await readHashes(reader, part)
    for (const head of part) verifyHead(number, head, hashes.get(`${head.sequence} ${head.lane}`))
  }
  for (const head of heads) known.set(head.lane, head)
}

/** Only what the checkpoint had sealed that a purge rests on may have gone, and only if that is from before its cutoff. */
function verifySealedBy({ number, at }: Statement, stone: Tombstone, heads: Map<string, Head>) {
  const { lane, sequence, cutoff } = stone
  const sealed = heads.get(lane)?.sequence ?? 0
  if (sequence <= sealed && at <= cutoff) return
  const words = `Lane ${lane} was purged up to entry ${sequence}, but checkpoint ${number} does not prove that it was due.`
  throw new LogIsBroken({ code: 'tombstone-not-sealed', lane, sequence, checkpoint: number, words })
}

function groupByCheckpoint(tombstones: ReadonlyMap<string, Tombstone>): Map<number, Tombstone[]> {
  const groups = new Map<number, Tombstone[]>()
  for (const stone of tombstones.values())
    groups.set(stone.checkpoint, [...(groups.get(stone.checkpoint) ?? []), stone])
  return groups
}

type Knowing = { known: Map<string, Head>; tombstones: ReadonlyMap<string, Tombstone> }

function isPurged({ sequence }: Head, tombstone: Tombstone | undefined): boolean {
  return tombstone !== undefined && sequence <= tombstone.sequence
}

/** The last entry that was purged is the only one of them whose hash is still known. */
function verifyLastPurged(checkpoint: number, head: Head, tombstone: Tombstone | undefined) {
  if (tombstone?.sequence === head.sequence) verifyHead(checkpoint, head, tombstone.hash)
}

function verifyHead(checkpoint: number, { lane, sequence, hash }: Head, found: string | undefined) {
  if (found === hash) return
  const [code, words] = found
    ? (['sealed-entry-changed', 'is another one than was sealed'] as const)
    : (['sealed-entry-missing', 'is missing'] as const)
  throw new LogIsBroken({
    code,
    lane,
    sequence,
    checkpoint,
    words: `Entry ${sequence} of lane ${lane} ${words} by checkpoint ${checkpoint}.`,
  })
}

async function readHashes(reader: Reader, heads: Head[]): Promise<Map<string, string>> {
  const rows = await reader
    .select({ lane: activity.lane, sequence: activity.sequence, hash: activity.hash })
    .from(activity)
    .where(
      or(...heads.map(({ lane, sequence }) => and(eq(activity.lane, lane), eq(activity.sequence, sequence)))),
    )
  return new Map(rows.map((row) => [`${row.sequence} ${row.lane}`, row.hash]))
}

function isSame(known: Head | undefined, head: Head): boolean {
  return known?.sequence === head.sequence && known.hash === head.hash
}

function fail(code: 'checkpoint-missing' | 'checkpoint-not-linked', number: number, words: string): never {
  throw new LogIsBroken({ code, checkpoint: number, words: `Checkpoint ${number} ${words}.` })
}
