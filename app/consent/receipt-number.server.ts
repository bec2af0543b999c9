import { randomInt } from 'node:crypto'
import { localDate } from '~/runtime/local-date'
import { receiptNumber } from './receipt-number'

const RECEIPT_NUMBERS = 100_000_000

/** Draws the number of a receipt that is made now. */
export function drawReceiptNumber(at: Date): string {
  return receiptNumber(Number(localDate(at).slice(0, 4)), randomInt(RECEIPT_NUMBERS) / RECEIPT_NUMBERS)
}
