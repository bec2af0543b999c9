import type { LocalDate } from '~/runtime/local-date'
import type { Bsn } from './bsn'

/** Somebody as the register of persons (BRP) knows them. */
export type RegisteredPerson = {
  /** Null where the register has no name that can be read; screens and mails then use a stand-in. */
  fullName: string | null
  /** The first of the given names, for a running text; absent where the register has none. */
  givenName?: string
  /**
   * Where the register knows the year or month only, the last day it can be: the younger age protects. Null where it knows
   * nothing of it: then nobody's age follows from it.
   */
  birthDate: LocalDate | null
  /** By the reason of suspension or a date of death; never by what is only under investigation. */
  deceased: boolean
  /** The confidentiality flag (geheimhouding, Wet BRP art. 2.59). */
  shielded: boolean
  /** The register stopped keeping up this record, for a reason that is not known here. */
  suspendedFor?: 'unknown'
}

export type PersonFinding =
  | { ok: true; person: RegisteredPerson }
  /** `unknown-person`: not registered, or a record made by mistake (reason F). `register-down`: no answer that can be used. */
  | { ok: false; refusal: 'unknown-person' | 'register-down' }

/** The register of persons, the only source of age (never what somebody types). It is waited for until the signal, if there is one. */
export type PersonRegister = {
  findPerson: (bsn: Bsn, asked?: { signal?: AbortSignal }) => Promise<PersonFinding>
}
