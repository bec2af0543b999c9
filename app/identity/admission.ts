import type { AgeCategory } from '~/person/age'
import type { PersonFinding } from '~/person/register'
import type { LocalDate } from '~/runtime/local-date'

/** What is known here of somebody who proved a number; null when the number was never seen. */
export type Known = { ageCategory: AgeCategory | string | null; deceasedAt: Date | null } | null

export type AdmissionOfPerson =
  /** `birthDate` and `name` are null where the register could not be asked, or does not have them. */
  | { ok: true; birthDate: LocalDate | null; name: string | null }
  /**
   * `suspended`: the register stopped keeping up the record, for a reason unknown here. `birth-date-unknown`: so that it
   * cannot be told who decides.
   */
  | {
      ok: false
      refusal: 'deceased' | 'unknown-person' | 'suspended' | 'birth-date-unknown' | 'register-down'
    }

/**
 * Whether somebody who proved a number at DigiD may come in. Age comes from the register, so without it nobody
 * logs in for the first time, and no child does; an adult known here goes on, also where the register cannot tell the age.
 * Nobody uses the DigiD of the dead.
 */
export function admitPerson(found: PersonFinding, known: Known): AdmissionOfPerson {
  if (found.ok && found.person.deceased) return { ok: false, refusal: 'deceased' }
  const isKnownAdult = known?.ageCategory === '16-or-over'
  if (found.ok) {
    const { birthDate, fullName: name, suspendedFor } = found.person
    if (suspendedFor && !isKnownAdult) return { ok: false, refusal: 'suspended' }
    if (!birthDate && !isKnownAdult) return { ok: false, refusal: 'birth-date-unknown' }
    return { ok: true, birthDate, name }
  }
  if (found.refusal === 'unknown-person') return { ok: false, refusal: 'unknown-person' }
  if (known?.deceasedAt) return { ok: false, refusal: 'deceased' }
  return isKnownAdult ? { ok: true, birthDate: null, name: null } : { ok: false, refusal: 'register-down' }
}
