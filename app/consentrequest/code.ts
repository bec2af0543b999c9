import { readCode } from '~/runtime/code'

/** Eight times 31 signs: nobody finds one by trying, since every try is a request that counts. */
export const REQUEST_CODE_LENGTH = 8
const LIFETIME_DAYS = 7

/** Reads a code as people type it; null when it can be none. */
export function readRequestCode(typed: string): string | null {
  return readCode(typed, REQUEST_CODE_LENGTH)
}

/** When a code that is made now stops working. */
export function requestCodeExpiry(at: Date): Date {
  return new Date(at.getTime() + LIFETIME_DAYS * 86_400_000)
}
