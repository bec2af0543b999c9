import { isLocalDate, type LocalDate } from './choice'

/** - `malformed`: no day can be read in it · `no-such-day`: 30 February · `past`: before today */
export type EndDateProblem = 'malformed' | 'no-such-day' | 'past'

export type EndDateRead = { ok: true; day: LocalDate | undefined } | { ok: false; problem: EndDateProblem }

const MONTHS = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february'],
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

/**
 * Reads the last day that a yes counts, as people write it: `31-12-2026`, `31/12/2026`, `31 december 2026`, `2026-12-31`;
 * day before month. Nothing typed is no end date. Today still counts, Europe/Amsterdam; yesterday is refused.
 */
export function readEndDate(typed: string, today: LocalDate): EndDateRead {
  const text = typed.trim().toLowerCase()
  if (text === '') return { ok: true, day: undefined }
  const day = dayIn(text)
  if (!day) return { ok: false, problem: 'malformed' }
  if (!isLocalDate(day)) return { ok: false, problem: 'no-such-day' }
  return day < today ? { ok: false, problem: 'past' } : { ok: true, day }
}

/** How a day stands in its field: `31-12-2026`. */
export function typedDay(day: LocalDate): string {
  return day.split('-').toReversed().join('-')
}

function dayIn(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return written(iso[1]!, iso[2]!, iso[3]!)
  const parts = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\.?\s*[-/. ]\s*(\d{4})$/.exec(text)
  if (!parts) return undefined
  const month = monthIn(parts[2]!)
  return month && written(parts[3]!, month, parts[1]!)
}

function monthIn(text: string): string | undefined {
  if (/^\d/.test(text)) return text
  const at = MONTHS.findIndex((names) => names.includes(text))
  return at < 0 ? undefined : String(at + 1)
}

function written(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
