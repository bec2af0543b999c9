import type { EndedAs } from './recorded'

type Ended = { endedAs: EndedAs | null }
type Seeable = Ended & { acceptedAt: Date | null; endedBy: string | null; seenBy: readonly string[] }

/** That somebody looked at a record, or at that it was taken back: what happens later is seen anew. */
export function sightOf(readerId: string, { endedAs }: Ended): string {
  return endedAs === null ? readerId : `${readerId} ${endedAs}`
}

/**
 * Whether a record is told on top of somebody's overview: until they looked at it, or somebody it is about said that it is right.
 * What they took back themself they know.
 */
export function isUnseen(record: Seeable, readerId: string): boolean {
  if (record.endedBy === readerId || record.seenBy.includes(sightOf(readerId, record))) return false
  return record.endedAs !== null || record.acceptedAt === null
}
