import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'
import { tombstone } from './tables.server'
import { parseTombstone, writeTombstone, type SignedTombstone, type Tombstone } from './tombstone'

/** The tombstones of all lanes that lost their beginning; throws `LogIsBroken` at one that was not signed here. */
export async function readTombstones(reader: Reader, keys: AuditKeys): Promise<Map<string, Tombstone>> {
  const rows = await reader.select().from(tombstone)
  return new Map(rows.map((row) => [row.lane, verifyTombstone(row, keys)]))
}

/** The tombstone of one lane; null when nothing of it was purged. */
export async function readTombstone(
  reader: Reader,
  keys: AuditKeys,
  lane: string,
): Promise<Tombstone | null> {
  const [row] = await reader.select().from(tombstone).where(eq(tombstone.lane, lane))
  return row ? verifyTombstone(row, keys) : null
}

function verifyTombstone({ lane, sequence, body, signature }: SignedTombstone, keys: AuditKeys): Tombstone {
  const read = parseTombstone(body)
  if (read?.lane !== lane || read.sequence !== sequence || !keys.verify(read.key, body, signature))
    throw new LogIsBroken({
      code: 'tombstone-not-signed',
      lane,
      sequence,
      words: `What says that lane ${lane} was purged up to entry ${sequence} was not signed with a key of this portal.`,
    })
  return read
}

/** Signs and keeps how far a lane was purged, in the place of what was kept of that before. */
export async function putTombstone(
  transaction: Transaction,
  keys: AuditKeys,
  made: Omit<Tombstone, 'key'>,
): Promise<void> {
  const body = writeTombstone({ ...made, key: keys.current })
  const values = { sequence: made.sequence, body, signature: keys.sign(body) }
  await transaction
    .insert(tombstone)
    .values({ lane: made.lane, ...values })
    .onConflictDoUpdate({ target: tombstone.lane, set: values })
}
