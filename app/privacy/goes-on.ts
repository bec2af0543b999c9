import { addDays, addMonths, localDate, type LocalDate } from '~/runtime/local-date'
import type { Period } from './cutoff'

/** The day on which something made at this moment goes, when nothing else ends it before: the night after its last day (`cutoffOf`). */
export function goesOn(period: Period, from: Date): LocalDate {
  const day = localDate(from)
  if ('minutes' in period || 'hours' in period)
    return localDate(new Date(from.getTime() + millisecondsOf(period)))
  if ('days' in period) return addDays(day, period.days + 1)
  return addDays(addMonths(day, 'months' in period ? period.months : period.years * 12), 1)
}

function millisecondsOf(period: { minutes: number } | { hours: number }): number {
  return ('minutes' in period ? period.minutes : period.hours * 60) * 60_000
}
