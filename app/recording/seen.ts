import type { EndedAs } from './recorded'

/** `caseAnsweredAt`: when the organisation answered that it was never said. */
type Ended = { endedAs: EndedAs | null; caseAnsweredAt: Date | null }
type Seeable = Ended & { acceptedAt: Date | null; endedBy: string | null; seenBy: readonly string[] }

/** That somebody looked at a record, at that it was taken back, or at that it was answered: what happens later is seen anew. */
export function sightOf(readerId: string, { endedAs, caseAnsweredAt }: Ended): string {
  if (caseAnsweredAt) return `${readerId} ${endedAs} answered`
  return endedAs === null ? readerId : `${readerId} ${endedAs}`
}

/**
 * Whether a record is told on top of somebody's overview: until they looked at it, or somebody it is about said that it is right.
 * What they took back themself they know.
 */
export function isUnseen(record: Seeable, readerId: string): boolean {
  if (record.seenBy.includes(sightOf(readerId, record))) return false
  if (record.caseAnsweredAt) return true
  if (record.endedBy === readerId) return false
  return record.endedAs !== null || record.acceptedAt === null
}
