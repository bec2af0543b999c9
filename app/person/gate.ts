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
  /** Since when they asked to be erased, and are not yet. */
  erasingFrom: Date | null
  /** Since when the privacy officer keeps everything still (AVG 18). */
  restrictedAt: Date | null
}

/**
 * The gate on a day (domain §2), from the register's word, the lock and dates: it never depends on a job having run. Each
 * cause stands by itself, so that one that goes uncovers the next: who was locked and is found to live is locked again.
 * The one way to read a gate.
 */
export function gateOn(facts: GateFacts, today: LocalDate): Gate {
  if (facts.deceasedAt) return 'deceased'
  if (facts.erasingFrom) return 'erasing'
  if (facts.restrictedAt) return 'restricted'
  if (facts.lockedAt) return 'locked'
  return isUndecided(facts, today) ? 'under-decision' : 'open'
}

/** Whether everything about somebody stands still: it is erased in a few days, or restricted (AVG 17, 18). Then only duties are mailed. */
export function isFrozen({
  erasingFrom,
  restrictedAt,
}: Pick<GateFacts, 'erasingFrom' | 'restrictedAt'>): boolean {
  return erasingFrom !== null || restrictedAt !== null
}

/** Whether nobody may decide on this day, as far as it was written down. */
export function isUndecided({ undecidedFrom, undecidedUntil }: Undecided, today: LocalDate): boolean {
  if (undecidedFrom === null || today < undecidedFrom) return false
  return undecidedUntil === null || today < undecidedUntil
}
