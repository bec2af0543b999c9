import { and, asc, desc, eq, gt, gte, lte, min } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Head, Statement } from './checkpoint'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'
import { activity, checkpoint } from './tables.server'
import { putTombstone, readTombstone, readTombstones } from './tombstones.server'
import type { Tombstone } from './tombstone'
import { verifySigned } from './verify-signed'
import { startOf, verifyRow } from './verify-lanes.server'

/** The beginning of a lane that has had its time: everything up to and including `upTo`. */
export type Cut = { lane: string; upTo: number; checkpoint: number; cutoff: Date }

const PAGE = 200
/** Somebody wrote another time beside a checkpoint than it was signed with. */
const TOO_YOUNG = {
  code: 'checkpoint-unreadable',
  words: 'A checkpoint says another time than the column beside it.',
} as const

/**
 * What of the log was written before the cutoff, lane by lane, as far as a checkpoint from before the cutoff proves
 * it. Whole beginnings only: an entry of a clock that ran ahead keeps what comes after it. Throws `LogIsBroken` when
 * a checkpoint or tombstone that this rests on was not signed here.
 */
export async function planCuts(reader: Reader, keys: AuditKeys, cutoff: Date): Promise<Cut[]> {
  const tombstones = await readTombstones(reader, keys)
  const last = await lastCheckpointBefore(reader, cutoff, tombstones)
  if (last === null) return []
  const cuts: Cut[] = []
  const statements = await statementsUpTo(reader, keys, last)
  if (statements.some(({ at }) => at > cutoff)) throw new LogIsBroken(TOO_YOUNG)
  for (const head of headsOf(statements).values()) {
    if (head.sequence <= (tombstones.get(head.lane)?.sequence ?? 0)) continue
    const upTo = (await firstFrom(reader, head, cutoff)) - 1
    if (upTo > (tombstones.get(head.lane)?.sequence ?? 0))
      cuts.push({ lane: head.lane, upTo, checkpoint: last, cutoff })
  }
  return cuts
}

/** How many entries a cut takes. */
export function countCut(reader: Reader, { lane, upTo }: Cut): Promise<number> {
  return reader.$count(activity, and(eq(activity.lane, lane), lte(activity.sequence, upTo)))
}

/**
 * Takes away the oldest entries of a cut, so many at most, and moves the tombstone along in the same transaction;
 * answers how many that were. What goes is verified once more: `LogIsBroken` where it is not what was written, so
 * that a purge never wipes out the traces of who changed it.
 */
export async function takeCut(
  transaction: Transaction,
  keys: AuditKeys,
  { cut, atMost }: { cut: Cut; atMost: number },
): Promise<number> {
  const { lane, upTo, checkpoint: sealedBy, cutoff } = cut
  const stone = await readTombstone(transaction, keys, lane)
  const rows = await transaction
    .select()
    .from(activity)
    .where(and(eq(activity.lane, lane), lte(activity.sequence, upTo)))
    .orderBy(asc(activity.sequence))
    .limit(atMost)
  const from: Head = stone ? { lane, sequence: stone.sequence, hash: stone.hash } : startOf(lane)
  const reached = rows.reduce((before, row) => verifyRow(transaction, row, before), from)
  if (rows.length === 0) return 0
  await transaction
    .delete(activity)
    .where(and(eq(activity.lane, lane), lte(activity.sequence, reached.sequence)))
  await putTombstone(transaction, keys, { ...reached, checkpoint: sealedBy, cutoff })
  return rows.length
}

/**
 * The newest checkpoint such that it and all before it are from before the cutoff; null when there is none. Looks no
 * further back than the one that the last purge rested on.
 */
async function lastCheckpointBefore(reader: Reader, cutoff: Date, tombstones: Map<string, Tombstone>) {
  const known = Math.max(0, ...[...tombstones.values()].map((stone) => stone.checkpoint))
  const [later] = await reader
    .select({ number: checkpoint.number })
    .from(checkpoint)
    .where(and(gte(checkpoint.number, known), gt(checkpoint.at, cutoff)))
    .orderBy(asc(checkpoint.number))
    .limit(1)
  const [newest] = await reader
    .select({ number: checkpoint.number })
    .from(checkpoint)
    .orderBy(desc(checkpoint.number))
    .limit(1)
  const last = later ? later.number - 1 : (newest?.number ?? 0)
  return last > 0 ? last : null
}

/** What says how far every lane had come at a checkpoint: the last one that lists them all, and those since. */
async function statementsUpTo(reader: Reader, keys: AuditKeys, number: number): Promise<Statement[]> {
  const statements: Statement[] = []
  for (let before = number + 1; ;) {
    const rows = await reader
      .select({ number: checkpoint.number, body: checkpoint.body, signature: checkpoint.signature })
      .from(checkpoint)
      .where(lte(checkpoint.number, before - 1))
      .orderBy(desc(checkpoint.number))
      .limit(PAGE)
    const read = rows.map((row) => verifySigned(row, keys))
    const complete = read.findIndex((statement) => statement.complete)
    statements.push(...(complete < 0 ? read : read.slice(0, complete + 1)))
    const oldest = rows.at(-1)
    if (complete >= 0 || !oldest) break
    before = oldest.number
  }
  return statements.reverse()
}

function headsOf(statements: Statement[]): Map<string, Head> {
  return new Map(statements.flatMap(({ heads }) => heads.map((head) => [head.lane, head] as const)))
}

/** The number of the first entry of a lane, up to its head, that is not from before the cutoff; else the one after. */
async function firstFrom(reader: Reader, { lane, sequence }: Head, cutoff: Date): Promise<number> {
  const [found] = await reader
    .select({ first: min(activity.sequence) })
    .from(activity)
    .where(and(eq(activity.lane, lane), lte(activity.sequence, sequence), gte(activity.at, cutoff)))
  return found?.first ?? sequence + 1
}
