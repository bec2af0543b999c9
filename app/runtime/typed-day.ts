import { isLocalDate, type LocalDate } from './local-date'

/** - `empty`: nothing was typed · `malformed`: no day can be read in it · `no-such-day`: 30 February */
export type TypedDayProblem = 'empty' | 'malformed' | 'no-such-day'

export type TypedDayRead = { ok: true; day: LocalDate } | { ok: false; problem: TypedDayProblem }

/** Longer is no day in any of the forms below, and is not looked at. */
export const LONGEST_TYPED_DAY = 40

const MONTHS = [
  ['jan', 'januari', 'january'],
  ['feb', 'febr', 'februari', 'february'],
  ['mrt', 'maart', 'mar', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'augustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
]

const NUMBERS = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4})$/
const WITH_NAME = /^(\d{1,2})(?: ?[-/. ] ?)?([a-z]{3,9})\.?(?: ?[-/. ] ?)?(\d{4})$/
const NAME_FIRST = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/
const TOGETHER = /^(\d{2})(\d{2})(\d{4})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/**
 * Reads a day as people write it, in Dutch or English whatever the page speaks: `24 maart 2027`, `24 mrt 2027`,
 * `March 24, 2027`, `24-3-2027`, `24 - 3 - 2027`, `24/3/2027`, `24.3.2027`, `24032027`, `2027-03-24`. In numbers the day goes
 * before the month; a year has four digits. Spaces may be of any kind, dashes too. The one reader of typed days.
 */
export function readTypedDay(typed: string): TypedDayRead {
  if (typed.length > LONGEST_TYPED_DAY) return { ok: false, problem: 'malformed' }
  const text = plain(typed)
  if (text === '') return { ok: false, problem: 'empty' }
  const day = dayIn(text)
  if (day === null) return { ok: false, problem: 'malformed' }
  return isLocalDate(day) ? { ok: true, day } : { ok: false, problem: 'no-such-day' }
}

/** How a day stands in its field: `31-12-2026`. */
export function typedDay(day: LocalDate): string {
  return day.split('-').toReversed().join('-')
}

/** As much of a typed day as is kept to show again: one character more than is read, so that it stays too long. */
export function keptTypedDay(typed: string): string {
  return typed.slice(0, LONGEST_TYPED_DAY + 1)
}

/** Without what does not show, with one kind of space and of dash, in small letters. */
function plain(typed: string): string {
  return typed
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function dayIn(text: string): string | null {
  const iso = ISO.exec(text)
  if (iso) return written(iso[1]!, iso[2]!, iso[3]!)
  const numbers = NUMBERS.exec(text) ?? TOGETHER.exec(text)
  if (numbers) return written(numbers[3]!, numbers[2]!, numbers[1]!)
  const named = WITH_NAME.exec(text)
  if (named) return writtenWith(named[3]!, named[2]!, named[1]!)
  const nameFirst = NAME_FIRST.exec(text)
  return nameFirst && writtenWith(nameFirst[3]!, nameFirst[1]!, nameFirst[2]!)
}

function writtenWith(year: string, name: string, day: string): string | null {
  const at = MONTHS.findIndex((names) => names.includes(name))
  return at < 0 ? null : written(year, String(at + 1), day)
}

function written(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
