import { readCode } from '~/runtime/code'
import { localDate, type LocalDate } from '~/runtime/local-date'
import { confirmUntil } from './record'

/** Long enough that nobody finds one by trying: twelve times 31 signs. */
export const SLIP_CODE_LENGTH = 12

/** Reads the code of a paper as people type it; null when it can be none. */
export function readSlipCode(typed: string): string | null {
  return readCode(typed, SLIP_CODE_LENGTH)
}

/** As it stands on the paper: `7K4M 2QXR 9TDA`. */
export function writeSlipCode(code: string): string {
  return code.match(/.{4}/g)!.join(' ')
}

/** The last day on which the code of a paper works. */
export function slipWorksUntil(printedAt: Date): LocalDate {
  return confirmUntil(localDate(printedAt))
}
