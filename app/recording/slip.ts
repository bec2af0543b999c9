import { codeFrom, readCode } from '~/runtime/code'
import { localDate, type LocalDate } from '~/runtime/local-date'
import { confirmUntil } from './record'

/** Long enough that nobody finds one by trying: twelve times 31 signs. */
const LENGTH = 12

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
  return confirmUntil(localDate(printedAt))
}
