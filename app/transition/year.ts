import type { LocalDate } from '~/runtime/local-date'

/** Whether a day is a year ago or longer. What happened on 29 February is, from 1 March on. */
export function isYearAgo(day: LocalDate, today: LocalDate): boolean {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0')
  return today >= `${year}${day.slice(4)}`
}
