import type { LocalDate } from '~/consent/choice'
import type { PersonFinding } from '~/person/register'
import type { AgeCategory } from './actor'

/** What is known here of somebody who proved a number; null when the number was never seen. */
export type Known = { ageCategory: AgeCategory | string | null; gate: string } | null

export type AdmissionOfPerson =
  /** `birthDate` and `name` are null where the register could not be asked. */
  | { ok: true; birthDate: LocalDate | null; name: string | null }
  | { ok: false; refusal: 'deceased' | 'unknown-person' | 'register-down' }

/**
 * Whether somebody who proved a number at DigiD may come in. Age comes from the register, so without it nobody
 * logs in for the first time, and no child does; an adult known here goes on. Nobody uses the DigiD of the dead.
 */
export function admitPerson(found: PersonFinding, known: Known): AdmissionOfPerson {
  if (found.ok && found.person.deceased) return { ok: false, refusal: 'deceased' }
  if (found.ok) return { ok: true, birthDate: found.person.birthDate, name: found.person.fullName }
  if (found.refusal === 'unknown-person') return { ok: false, refusal: 'unknown-person' }
  if (known?.gate === 'deceased') return { ok: false, refusal: 'deceased' }
  if (known?.ageCategory !== '16-or-over') return { ok: false, refusal: 'register-down' }
  return { ok: true, birthDate: null, name: null }
}
