import { COMMON_REASONS } from './common-reasons'
import type { LoginTrouble } from './oidc-refusal.server'
import type { CommonRefusal } from './common-reasons'

/**
 * Why a colleague of a care provider does not come in. `no-organisation`: none of theirs is in our directory. `no-role`:
 * their administrator did not say yet what they are there. `blocked`: by the privacy officer.
 */
export type StaffLoginRefusal = CommonRefusal | LoginTrouble | 'no-organisation' | 'no-role' | 'blocked'

/** One cause, one text; as the address of the page says it (`reden=…`). */
const REASONS = {
  ...COMMON_REASONS,
  withdrawn: 'ingetrokken',
  // Dezi's level says it all: a factor by itself is not asked.
  'one-factor': 'te-laag',
  'no-organisation': 'geen-organisatie',
  'no-role': 'geen-rol',
  blocked: 'geblokkeerd',
} as const satisfies Record<StaffLoginRefusal, string>

export type StaffFailure = (typeof REASONS)[StaffLoginRefusal]

/** What the page tells; nothing in it says who tried. */
export function staffFailureOf(refusal: StaffLoginRefusal): StaffFailure {
  return REASONS[refusal]
}

/** Reads the reason out of an address; null where none is told there. */
export function readStaffFailure(given: string | null): StaffFailure | null {
  return Object.values(REASONS).find((reason) => reason === given) ?? null
}
