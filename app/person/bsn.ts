/** A burgerservicenummer that passed the 11-test, as nine digits. */
export type Bsn = string & { readonly bsn: unique symbol }

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/**
 * Reads a BSN as people type it: spaces, dots and dashes are allowed, eight digits get their leading zero.
 * Null when it is no BSN: nine digits, not all zero, 9·d1+8·d2+…+2·d8−1·d9 divisible by 11 (Wabb art. 1).
 */
export function parseBsn(typed: string): Bsn | null {
  const digits = typed.replace(/[\s.-]/g, '')
  if (!/^\d{8,9}$/.test(digits)) return null
  const nine = digits.padStart(9, '0')
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(nine[place]), 0)
  return sum % 11 === 0 && nine !== '000000000' ? (nine as Bsn) : null
}

/** Digits with what may stand between those of one number, as people write it. */
const DIGITS = /\d+(?:[\s.\-\u2010-\u2015]{1,2}\d+)*/g

/**
 * Whether a text has in it what can be somebody's BSN: nine digits that pass the 11-test, written together or with spaces, dots or
 * dashes between. Years, days, and telephone and account numbers are left alone: of what is longer or shorter no part counts.
 */
export function holdsBsn(text: string): boolean {
  return (text.normalize('NFKC').match(DIGITS) ?? []).some((run) => placesIn(run).length > 0)
}

/** A text with a sign in the place of everything in it that can be somebody's BSN (as `holdsBsn` looks); without one it is left as it is. */
export function withoutBsn(text: string, sign: string): string {
  if (!holdsBsn(text)) return text
  return text.normalize('NFKC').replace(DIGITS, (run) => {
    let left = ''
    let from = 0
    for (const [start, end] of placesIn(run)) {
      // Two that overlap are one black place.
      if (start >= from) left += run.slice(from, start) + sign
      from = Math.max(from, end)
    }
    return left + run.slice(from)
  })
}

/** From where to where there is one in a run of blocks of digits: each begins and ends with a block. */
function placesIn(run: string): [start: number, end: number][] {
  const blocks = [...run.matchAll(/\d+/g)]
  return blocks.flatMap(({ index: start }, from) => {
    let digits = ''
    for (const { 0: block, index } of blocks.slice(from, from + 9)) {
      digits += block
      if (digits.length < 9) continue
      const isOne = digits.length === 9 && parseBsn(digits) !== null
      return isOne ? [[start, index + block.length] as [number, number]] : []
    }
    return []
  })
}
