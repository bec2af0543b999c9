import { readCode } from '~/runtime/code'
import type { LocalDate } from '~/runtime/local-date'

/** Eight times 31 signs, of which a wrong one counts on who tries. */
export const PAIRING_CODE_LENGTH = 8
const LIFETIME_DAYS = 14
/** Wrong birth dates with the right code: whoever found the code gets no further. */
const WRONG_DATES = 5
/** Unknown codes, and numbers that were typed, by one person in a quarter of an hour. */
const UNKNOWN_CODES = 10
export const UNKNOWN_WINDOW_MINUTES = 15

/** As people read it: `ABCD-2345`. */
export function writeCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Reads a code as people type it; null when it can be no pairing code. */
export function readTypedCode(typed: string): string | null {
  return readCode(typed, PAIRING_CODE_LENGTH)
}

export function codeExpiry(at: Date): Date {
  return new Date(at.getTime() + LIFETIME_DAYS * 86_400_000)
}

/** Whether somebody may try another number or code: as often as unknown codes may be typed. */
export function mayTryNumber(unknownBefore: number): boolean {
  return unknownBefore < UNKNOWN_CODES
}

/** From when tries count, looked at from a moment. */
export function sinceWhen(at: Date): Date {
  return new Date(at.getTime() - UNKNOWN_WINDOW_MINUTES * 60_000)
}

/** A code as it is kept; null when there is none by this name. */
export type KeptCode = {
  child: string
  birthDate: LocalDate
  expiresAt: Date
  usedAt: Date | null
  wrongDates: number
}

export type PairingFacts = {
  code: KeptCode | null
  /** How many unknown codes this parent typed in the last quarter of an hour. */
  unknownBefore: number
  /** Whose login it is. */
  by: string
}

/**
 * - `too-many`: this parent typed too many unknown codes; the child and other parents notice nothing
 * - `unknown`: no such code, or not with this birth date: which of the two is not told
 * - `used`, `expired`: told only to who knows the birth date too
 * - `own-code`: one cannot pair with oneself
 */
export type PairingRefusal = 'too-many' | 'unknown' | 'used' | 'expired' | 'own-code'

/** What has to be counted besides refusing. */
export type PairingDecision =
  | { ok: true; child: string }
  | { ok: false; refusal: PairingRefusal; counts: 'on-code' | 'on-parent' | 'nothing' }

/**
 * Whether a code and a birth date make contact between a parent and a child. It proves contact, not authority. Guessing
 * codes locks the guesser out, never the child; a code that was found gives five guesses at a date.
 */
export function decidePairing(
  { code, unknownBefore, by }: PairingFacts,
  typedBirthDate: LocalDate,
  now: Date,
): PairingDecision {
  if (!mayTryNumber(unknownBefore)) return refused('too-many', 'nothing')
  if (!code) return refused('unknown', 'on-parent')
  if (code.child === by) return refused('own-code', 'nothing')
  if (code.wrongDates >= WRONG_DATES) return refused('unknown', 'on-parent')
  if (code.birthDate !== typedBirthDate) return refused('unknown', 'on-code')
  if (code.usedAt) return refused('used', 'nothing')
  if (code.expiresAt <= now) return refused('expired', 'nothing')
  return { ok: true, child: code.child }
}

function refused(refusal: PairingRefusal, counts: 'on-code' | 'on-parent' | 'nothing'): PairingDecision {
  return { ok: false, refusal, counts }
}
