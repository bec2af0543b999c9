import type { LoginRefusal } from './use-cases.server'

/** Why a login failed, as the address of the page says it (`/inloggen/mislukt?reden=…`). */
export const FAILURE_REASONS = [
  'geannuleerd',
  'te-laag',
  'storing',
  'verlopen',
  'geweigerd',
  'register',
  'onbekend',
  'opgeschort',
  'geboortedatum',
  'overleden',
] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

const REASONS: Record<LoginRefusal, FailureReason> = {
  cancelled: 'geannuleerd',
  'level-too-low': 'te-laag',
  'provider-down': 'storing',
  expired: 'verlopen',
  'not-trusted': 'geweigerd',
  'unknown-person': 'onbekend',
  suspended: 'opgeschort',
  'birth-date-unknown': 'geboortedatum',
  'register-down': 'register',
  deceased: 'overleden',
}

/** What the page tells; nothing in it says who tried. */
export function reasonOf(refusal: LoginRefusal): FailureReason {
  return REASONS[refusal]
}

/** Reads the reason out of an address; anything else is told as refused. */
export function readReason(given: string | null): FailureReason {
  return FAILURE_REASONS.find((reason) => reason === given) ?? 'geweigerd'
}
