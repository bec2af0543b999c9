import type { Reader } from '~/db/database.server'
import type { Head } from './checkpoint'
import { LogIsBroken, type Finding } from './finding'
import type { AuditKeys } from './keys.server'
import { readHeads } from './lanes.server'
import { placesOutside } from './outside-file.server'
import type { Tombstone } from './tombstone'
import { readTombstones } from './tombstones.server'
import { verifyCheckpoints } from './verify-checkpoints.server'
import { verifyLane, type OnProven } from './verify-lanes.server'
import { verifyOutside, verifyUpToDate } from './verify-outside.server'

type Verified = {
  entries: number
  lanes: number
  checkpoints: number
  /** Entries that no checkpoint covers yet: whoever can write to the database can still change those. */
  unsealed: number
  /** Number of the last checkpoint in the first file outside the database. */
  outside: number
}

export type Verification = ({ ok: true } & Verified) | { ok: false; finding: Finding; entries: number }

export type VerifyOptions = {
  reader: Reader
  keys: AuditKeys
  checkpointFile: string
  /** A second file outside, where there is one; it must be as far and the same. */
  checkpointCopy?: string
  /** How long a file may be behind before that is a finding, in milliseconds; longer than a seal unless told. */
  waits?: number
  onProgress?: (entries: number) => void
  /** Is given the entries, a part at a time, once they are proven. */
  onProven?: OnProven
}

/**
 * Proves that the activity log is what was written, or says in plain words where it is not: every entry, the
 * chain of every lane, every signed checkpoint, and the file outside the database. Stops at the first finding.
 * What it cannot see: entries changed after they were written and before a checkpoint covered them.
 */
export async function verifyActivityLog(verifying: VerifyOptions): Promise<Verification> {
  const { reader, keys, onProgress, onProven } = verifying
  let entries = 0
  const onEntries = (count: number) => {
    entries += count
    onProgress?.(entries)
  }
  try {
    const tombstones = await readTombstones(reader, keys)
    const reached: Head[] = []
    for (const { lane } of await readHeads(reader)) {
      reached.push(await verifyLane(reader, lane, { start: tombstones.get(lane), onEntries, onProven }))
    }
    const onCheckpoints = () => onProgress?.(entries)
    const covered = await verifyCheckpoints(reader, keys, { tombstones, onCheckpoints })
    for (const head of reached) verifyClosed(head, covered.heads)
    for (const stone of tombstones.values()) verifyRestsOn(stone, covered.checkpoints)
    const outside: number[] = []
    for (const place of placesOutside(verifying)) {
      outside.push(await verifyOutside(reader, keys, place))
      await verifyUpToDate(place, { newest: covered.checkpoints, waits: verifying.waits })
    }
    return {
      ok: true,
      entries,
      lanes: reached.length,
      checkpoints: covered.checkpoints,
      unsealed: reached.reduce((sum, head) => sum + unsealedIn(head, covered.heads), 0),
      outside: outside[0]!,
    }
  } catch (error) {
    if (error instanceof LogIsBroken) return { ok: false, finding: error.finding, entries }
    throw error
  }
}

/** What a purge rests on must be a checkpoint that is there; that it proves the purge was looked at before. */
function verifyRestsOn({ lane, sequence, checkpoint }: Tombstone, checkpoints: number) {
  if (checkpoint <= checkpoints) return
  const words = `Lane ${lane} was purged up to entry ${sequence} on the word of checkpoint ${checkpoint}, which is not there.`
  throw new LogIsBroken({ code: 'tombstone-not-sealed', lane, sequence, checkpoint, words })
}

/** Throws where a lane went on after a checkpoint had closed it. */
export function verifyClosed({ lane, sequence }: Head, covered: ReadonlyMap<string, Head>) {
  const known = covered.get(lane)
  if (known?.state !== 'closed' || sequence <= known.sequence) return
  const words = `Lane ${lane} was closed at entry ${known.sequence}, and goes on after it.`
  throw new LogIsBroken({ code: 'entry-after-close', lane, sequence: known.sequence + 1, words })
}

function unsealedIn({ lane, sequence }: Head, covered: Map<string, Head>): number {
  return Math.max(0, sequence - (covered.get(lane)?.sequence ?? 0))
}
