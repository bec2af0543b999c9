import type { LocalDate } from '~/runtime/local-date'

/** What stands before all choices. Everything but `open` denies; which one it is, only the citizen hears. */
export type Gate = 'open' | ClosedGate

/**
 * `locked` by the citizen · `restricted` (AVG 18) · `erasing` and not yet destroyed · `deceased` ·
 * `under-decision`: a child or other person whose representation is not settled.
 */
export type ClosedGate = 'locked' | 'restricted' | 'erasing' | 'deceased' | 'under-decision'

/** From when until when nobody may decide about somebody who cannot alone; `until` is the first day on which it is over. */
export type Undecided = { undecidedFrom: LocalDate | null; undecidedUntil: LocalDate | null }

/** What is written down about somebody that closes their gate. */
export type GateFacts = Undecided & {
  /** Since when the register says that they died; null while it does not. */
  deceasedAt: Date | null
  /** Since when the emergency lock is on. */
  lockedAt: Date | null
  /** What the privacy officer or an erasure made of it: open · restricted · erasing. */
  closedAs: string
}

/**
 * The gate on a day (domain §2), from the register's word, the lock and dates: it never depends on a job having run. Each
 * cause stands by itself, so that one that goes uncovers the next: who was locked and is found to live is locked again.
 * The one way to read a gate.
 */
export function gateOn(facts: GateFacts, today: LocalDate): Gate {
  const { deceasedAt, lockedAt, closedAs } = facts
  if (deceasedAt) return 'deceased'
  if (closedAs === 'erasing' || closedAs === 'restricted') return closedAs
  if (lockedAt) return 'locked'
  return isUndecided(facts, today) ? 'under-decision' : 'open'
}

/** Whether nobody may decide on this day, as far as it was written down. */
export function isUndecided({ undecidedFrom, undecidedUntil }: Undecided, today: LocalDate): boolean {
  if (undecidedFrom === null || today < undecidedFrom) return false
  return undecidedUntil === null || today < undecidedUntil
}
