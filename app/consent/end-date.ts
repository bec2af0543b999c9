import type { LocalDate } from '~/runtime/local-date'
import { readTypedDay, type TypedDayProblem } from '~/runtime/typed-day'

/** - `past`: before today */
export type EndDateProblem = Exclude<TypedDayProblem, 'empty'> | 'past'

export type EndDateRead = { ok: true; day: LocalDate | undefined } | { ok: false; problem: EndDateProblem }

/**
 * Reads the last day that a yes counts. Nothing typed is no end date. Today still counts, Europe/Amsterdam; yesterday is
 * refused.
 */
export function readEndDate(typed: string, today: LocalDate): EndDateRead {
  const read = readTypedDay(typed)
  if (!read.ok) {
    const { problem } = read
    return problem === 'empty' ? { ok: true, day: undefined } : { ok: false, problem }
  }
  return read.day < today ? { ok: false, problem: 'past' } : { ok: true, day: read.day }
}
