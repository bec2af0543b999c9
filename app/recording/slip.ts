import { codeFrom, readCode } from '~/runtime/code'
import { addDays, localDate, type LocalDate } from '~/runtime/local-date'

/** Long enough that nobody finds one by trying: twelve times 31 signs. */
const LENGTH = 12

/** For so many days a code works: as long as what waits can be confirmed, whatever waits. */
const WORKS_DAYS = 14

/** Makes the code of a paper of chance; null when the bytes do not suffice. */
export function slipCodeFrom(random: Uint8Array): string | null {
  return codeFrom(random, LENGTH)
}

/** Reads the code of a paper as people type it; null when it can be none. */
export function readSlipCode(typed: string): string | null {
  return readCode(typed, LENGTH)
}

/** As it stands on the paper: `7K4M 2QXR 9TDA`. */
export function writeSlipCode(code: string): string {
  return code.match(/.{4}/g)!.join(' ')
}

/** The last day on which the code of a paper works. */
export function slipWorksUntil(printedAt: Date): LocalDate {
  return addDays(localDate(printedAt), WORKS_DAYS)
}
