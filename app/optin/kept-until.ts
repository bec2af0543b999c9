import { addDays, addMonths, localDate, type LocalDate } from '~/runtime/local-date'

/** So many days before what nobody dealt with is destroyed, its sender is told. */
const TOLD_DAYS_BEFORE = 30

/** The last day on which a request is kept that no provider dealt with: a year after it was sent (domain: opt-in requests). */
export function keptUntil(sentAt: Date): LocalDate {
  return addMonths(localDate(sentAt), 12)
}

/** Whether its sender is to be told that it will be destroyed. */
export function goesSoon(sentAt: Date, today: LocalDate): boolean {
  return addDays(keptUntil(sentAt), -TOLD_DAYS_BEFORE) <= today
}
