import { setImmediate as breathe } from 'node:timers/promises'
import { and, eq, or } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { FIRST_HASH, hashOf } from './append.server'
import { readStatement, type Checkpoint, type Head, type Statement } from './checkpoint'
import { PAGE, pagesAfter } from './checkpoint-pages.server'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'
import { activity } from './tables.server'
import type { Tombstone } from './tombstone'

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
  for await (const page of pagesAfter(reader, from.number)) {
    for (const row of page) {
      const statement = verifySigned(row, keys)
      verifyFollows(statement, previous)
      await verifyHeads(reader, statement, { known: covered.heads, tombstones })
      for (const stone of restingOn.get(row.number) ?? []) verifySealedBy(statement, stone, covered.heads)
      previous = { number: row.number, hash: hashOf(row.body) }
    }
    covered.checkpoints += page.length
    onCheckpoints(page.length)
    await breathe()
  }
  return covered
}

/** Reads a checkpoint of which the signature holds; throws `LogIsBroken` on any other. */
export function verifySigned({ number, body, signature }: Checkpoint, keys: AuditKeys): Statement {
  const statement = readStatement(body)
  if (!statement || statement.number !== number)
    return fail('checkpoint-unreadable', number, 'cannot be read')
  if (!keys.verify(statement.key, body, signature))
    return fail('checkpoint-not-signed', number, 'was not signed with a key of this portal')
  return statement
}

function verifyFollows({ number, previous }: Statement, before: Starting) {
  if (number !== before.number + 1) fail('checkpoint-missing', before.number + 1, 'is missing')
  if (previous !== before.hash)
    fail('checkpoint-not-linked', number, 'does not follow the checkpoint before it')
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

function fail(
  code: 'checkpoint-unreadable' | 'checkpoint-not-signed' | 'checkpoint-missing' | 'checkpoint-not-linked',
  number: number,
  words: string,
): never {
  throw new LogIsBroken({ code, checkpoint: number, words: `Checkpoint ${number} ${words}.` })
}
