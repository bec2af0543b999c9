import { desc, lt } from 'drizzle-orm'
import { hashOf } from './append.server'
import { LogIsBroken, type Finding } from './finding'
import { lastOutside, placesOutside } from './outside-file.server'
import { checkpoint } from './tables.server'
import { readTombstones } from './tombstones.server'
import { verifyCheckpoints } from './verify-checkpoints.server'
import { verifyLane } from './verify-lanes.server'
import { verifyNewestOutside, verifyUpToDate } from './verify-outside.server'
import { verifyClosed, type VerifyOptions } from './verify.server'

const CHECKPOINTS = 50

export type RecentlyVerified =
  | { ok: true; entries: number; checkpoints: number; sealedAt: Date | null }
  | { ok: false; finding: Finding }

/**
 * Looks at the newest checkpoints, at what was written since in the lanes they name, and at the newest line
 * outside: what a daily look can afford. `verifyActivityLog` looks at everything.
 */
export async function verifyRecentActivity(verifying: VerifyOptions): Promise<RecentlyVerified> {
  const { reader, keys } = verifying
  const places = placesOutside(verifying)
  let entries = 0
  try {
    const outside = await Promise.all(places.map(lastOutside))
    const [newest] = await reader.select().from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
    const [before] = await reader
      .select()
      .from(checkpoint)
      .where(lt(checkpoint.number, (newest?.number ?? 0) - CHECKPOINTS + 1))
      .orderBy(desc(checkpoint.number))
      .limit(1)
    const from = before && { number: before.number, hash: hashOf(before.body) }
    const tombstones = await readTombstones(reader, keys)
    const covered = await verifyCheckpoints(reader, keys, {
      from,
      tombstones,
      onCheckpoints: () => undefined,
    })
    for (const [lane, start] of covered.heads) {
      const stone = tombstones.get(lane)
      const from = stone && stone.sequence > start.sequence ? stone : start
      const onEntries = (count: number) => void (entries += count)
      verifyClosed(await verifyLane(reader, lane, { start: from, onEntries }), covered.heads)
    }
    for (const [at, place] of places.entries()) {
      await verifyNewestOutside(reader, keys, outside[at] ?? null)
      await verifyUpToDate(place, { newest: newest?.number ?? 0, waits: verifying.waits })
    }
    return { ok: true, entries, checkpoints: covered.checkpoints, sealedAt: newest?.at ?? null }
  } catch (error) {
    if (error instanceof LogIsBroken) return { ok: false, finding: error.finding }
    throw error
  }
}
