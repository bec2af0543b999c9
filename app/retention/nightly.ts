import { addDays, localDate, type LocalDate } from '~/runtime/local-date'

const HOUR_IN_AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})
const FIRST_HOUR = 3

/**
 * Whether the night's work is to be done: once a Dutch day, from three o'clock on. A night that was missed is made
 * up for as soon as there is somebody to do it; a clock that is set back does it again, which changes nothing.
 */
export function isNightlyDue(now: Date, lastDone: Date | null): boolean {
  if (Number(HOUR_IN_AMSTERDAM.format(now)) < FIRST_HOUR) return false
  return lastDone === null || localDate(lastDone) !== localDate(now)
}

/** On which day the night's work is done next: today when it was not done yet, at once where it is past three. */
export function nextNight(now: Date, lastDone: Date | null): LocalDate {
  const today = localDate(now)
  return lastDone !== null && localDate(lastDone) === today ? addDays(today, 1) : today
}
