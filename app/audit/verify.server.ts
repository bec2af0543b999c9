import type { Reader } from '~/db/database.server'
import type { Head } from './checkpoint'
import { LogIsBroken, type Finding } from './finding'
import type { AuditKeys } from './keys.server'
import { readHeads } from './lanes.server'
import { verifyCheckpoints } from './verify-checkpoints.server'
import { verifyLane } from './verify-lanes.server'
import { verifyOutside } from './verify-outside.server'

export type Verified = {
  entries: number
  lanes: number
  checkpoints: number
  /** Entries that no checkpoint covers yet: whoever can write to the database can still change those. */
  unsealed: number
  /** Number of the last checkpoint outside the database. */
  outside: number
}

export type Verification = ({ ok: true } & Verified) | { ok: false; finding: Finding; entries: number }

export type Verifying = {
  reader: Reader
  keys: AuditKeys
  checkpointFile: string
  /** The last purged entry of lanes that lost their beginning. */
  purged?: ReadonlyMap<string, Head>
  onProgress?: (entries: number) => void
}

/**
 * Proves that the activity log is what was written, or says in plain words where it is not: every entry, the
 * chain of every lane, every signed checkpoint, and the file outside the database. Stops at the first finding.
 * What it cannot see: entries changed after they were written and before a checkpoint covered them.
 */
export async function verifyActivityLog(verifying: Verifying): Promise<Verification> {
  const { reader, keys, checkpointFile, purged, onProgress } = verifying
  let entries = 0
  const onEntries = (count: number) => {
    entries += count
    onProgress?.(entries)
  }
  try {
    const reached: Head[] = []
    for (const { lane } of await readHeads(reader)) {
      reached.push(await verifyLane(reader, lane, { start: purged?.get(lane), onEntries }))
    }
    const covered = await verifyCheckpoints(reader, keys, { onCheckpoints: () => onProgress?.(entries) })
    const outside = await verifyOutside(reader, keys, checkpointFile)
    return {
      ok: true,
      entries,
      lanes: reached.length,
      checkpoints: covered.checkpoints,
      unsealed: reached.reduce((sum, head) => sum + unsealedIn(head, covered.heads), 0),
      outside,
    }
  } catch (error) {
    if (error instanceof LogIsBroken) return { ok: false, finding: error.finding, entries }
    throw error
  }
}

function unsealedIn({ lane, sequence }: Head, covered: Map<string, Head>): number {
  return Math.max(0, sequence - (covered.get(lane)?.sequence ?? 0))
}
