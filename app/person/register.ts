import type { LocalDate } from '~/consent/choice'
import type { Bsn } from './bsn'

/** Somebody as the register of persons (BRP) knows them. */
export type RegisteredPerson = {
  fullName: string
  /** The first of the given names, for a running text; absent where the register has none. */
  givenName?: string
  /** Where the register knows the year or month only, the last day it can be: the younger age protects. */
  birthDate: LocalDate
  deceased: boolean
  /** The confidentiality flag (geheimhouding, Wet BRP art. 2.59); kept no longer than the question. */
  shielded: boolean
}

export type PersonFinding =
  | { ok: true; person: RegisteredPerson }
  /** `unknown-person`: not registered, or without a date of birth. `register-down`: no answer that can be used. */
  | { ok: false; refusal: 'unknown-person' | 'register-down' }

/** The register of persons, the only source of age (never what somebody types). */
export type PersonRegister = {
  findPerson: (bsn: Bsn) => Promise<PersonFinding>
}
