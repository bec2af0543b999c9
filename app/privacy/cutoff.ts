import { type LocalDate, localDate, startOfDay } from '~/runtime/local-date'

/** How long something is kept. Days and longer are counted in whole days of the Dutch calendar. */
export type Period =
  | { minutes: number }
  | { hours: number }
  | { days: number }
  | { months: number }
  | { years: number }

const MINUTE_MILLISECONDS = 60_000

/**
 * The moment before which something has had its time: what is older goes, what is from this very moment stays.
 * Days, months and years end at midnight in Europe/Amsterdam, so that a change of the clock takes nothing away
 * early. A day that does not exist (29, 30 or 31 February) is the last day of that month: nothing is kept shorter.
 */
export function cutoffOf(period: Period, now: Date): Date {
  if ('minutes' in period) return new Date(now.getTime() - period.minutes * MINUTE_MILLISECONDS)
  if ('hours' in period) return new Date(now.getTime() - period.hours * 60 * MINUTE_MILLISECONDS)
  const today = localDate(now)
  if ('days' in period) return startOfDay(daysBefore(today, period.days))
  const months = 'months' in period ? period.months : period.years * 12
  return startOfDay(monthsBefore(today, months))
}

function daysBefore(day: LocalDate, days: number): LocalDate {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() - days)
  return noon.toISOString().slice(0, 10)
}

function monthsBefore(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1, 12))
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate()
  first.setUTCDate(Math.min(date, lastOfMonth))
  return first.toISOString().slice(0, 10)
}
