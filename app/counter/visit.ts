import { SESSION_LASTS } from '~/privacy/session-periods'
import type { Evidence, RecordedWhat } from '~/recording/recorded'
import type { Spoken } from '~/recording/spoken'

/** What is filled in so far about what somebody said; it counts only once it is read back and recorded. */
export type Said = {
  what: RecordedWhat
  spoken: Spoken[]
  evidence: Evidence
}

/** Who speaks for the person: found by number and birth date, and looked up by us whether they may decide. */
export type Speaker = { id: string; document: Evidence['document'] & string }

/** What stands on the screens of a visit, for as long as it lasts. */
export type VisitContent = {
  /** As the register gave it; null where it has none. */
  name: string | null
  /** In whole years. */
  age: number
  speaker: Speaker | null
  said: Said | null
}

export type VisitTimes = { openedAt: Date; lastAt: Date; closedAt: Date | null }

/** Whether a visit can still be gone on with: by who logged in before it began, not wiped, and touched as lately as a session. */
export function isOpen({ openedAt, lastAt, closedAt }: VisitTimes, loggedInAt: Date, now: Date): boolean {
  if (closedAt !== null || openedAt < loggedInAt) return false
  return now.getTime() - lastAt.getTime() < SESSION_LASTS.idleMinutes * 60_000
}

/** How often one looks somebody up, and misses, before it has to wait. */
export const LOOK_UPS = { minutes: 15, misses: 10, missesOfOrganisation: 60, all: 60 } as const

/** How long somebody waits who looked up too many, in seconds. */
export const WAIT_SECONDS = LOOK_UPS.minutes * 60

export type LookedUp = { misses: number; missesOfOrganisation: number; all: number }

/** Nobody walks through all numbers (domain: a staff member who looks a citizen up). */
export function mayLookUp(before: LookedUp): boolean {
  const { misses, missesOfOrganisation, all } = LOOK_UPS
  return before.misses < misses && before.missesOfOrganisation < missesOfOrganisation && before.all < all
}
