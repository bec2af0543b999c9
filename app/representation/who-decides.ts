import { ageOn, birthdayAt } from '~/person/age'
import { addDays, type LocalDate } from '~/runtime/local-date'

/**
 * Who decides about somebody today (Wabvpz 15g, BW 7:465; domain: who decides).
 *
 * - `parents`: under 12, or under 18 and not capable: who has authority, in the child's place
 * - `together`: 12 to 15: the child and one who has authority; neither alone
 * - `self`: from 16 on: the person alone, or somebody they authorised
 * - `representative`: from 18 on and not capable: the representative whose turn it is
 * - `nobody`: after death nothing widens any more
 */
export type WhoDecides = 'parents' | 'together' | 'self' | 'representative' | 'nobody'

/** What the answer depends on. The birth date is kept only while it matters: without one somebody is grown up. */
export type PersonFacts = { birthDate: LocalDate | null; capable: boolean; deceased: boolean }

/** Who decides about this person on this day, as a local date in the Netherlands. */
export function whoDecides({ birthDate, capable, deceased }: PersonFacts, today: LocalDate): WhoDecides {
  if (deceased) return 'nobody'
  const age = birthDate === null ? GROWN_UP : ageOn(birthDate, today)
  if (!capable) return age < GROWN_UP ? 'parents' : 'representative'
  if (age < 12) return 'parents'
  return age < 16 ? 'together' : 'self'
}

const GROWN_UP = 18

/** The last day on which authority over a child means anything here: until 16, or 18 for who is not capable. */
export function lastDayOfAuthority(birthDate: LocalDate, capable: boolean): LocalDate {
  return dayBefore(birthdayAt(birthDate, capable ? 16 : GROWN_UP))
}

/** The day before; a local date has no hours, so no change of the clock reaches it. */
export function dayBefore(day: LocalDate): LocalDate {
  return addDays(day, -1)
}
