/** A day in Europe/Amsterdam, `YYYY-MM-DD`. */
export type LocalDate = string

const HOUR_MILLISECONDS = 3_600_000
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS

const inAmsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const clockInAmsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Before it the Dutch clock did not differ from UTC by whole hours. */
const WHOLE_HOURS_SINCE = Date.UTC(1941, 0)
const DAYS_KEPT = 500
const dayOfHour = new Map<number, LocalDate>()

/** The day it is in the Netherlands at a moment, `YYYY-MM-DD`. It is the same for all of an hour, and asked of the calendar once. */
export function localDate(at: Date): LocalDate {
  const moment = at.getTime()
  if (!(moment >= WHOLE_HOURS_SINCE)) return inAmsterdam.format(at)
  const hour = Math.floor(moment / HOUR_MILLISECONDS)
  const known = dayOfHour.get(hour)
  if (known !== undefined) return known
  if (dayOfHour.size >= DAYS_KEPT) dayOfHour.clear()
  const day = inAmsterdam.format(at)
  dayOfHour.set(hour, day)
  return day
}

/** The time it is in the Netherlands at a moment, `HH:MM:SS`. */
export function localTime(at: Date): string {
  return clockInAmsterdam.format(at)
}

/** The moment a day begins in the Netherlands, one or two hours before it does in UTC. */
export function startOfDay(day: LocalDate): Date {
  const inUtc = Date.parse(`${day}T00:00:00.000Z`)
  const inSummer = new Date(inUtc - 2 * HOUR_MILLISECONDS)
  return localDate(inSummer) === day ? inSummer : new Date(inUtc - HOUR_MILLISECONDS)
}

/** The day so many days later, or earlier. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/** The same day so many months earlier; the last of the month where that month is shorter. */
export function monthsBefore(day: LocalDate, months: number): LocalDate {
  return addMonths(day, -months)
}

/** The same day so many months later; the last of the month where that month is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]!
}

/**
 * The moment at which it is this time (`HH:MM`) on a day in the Netherlands. Of an hour that comes twice, in autumn, the first; one that
 * is passed over, in spring, is read as winter time.
 */
export function momentOf(day: LocalDate, time: string): Date {
  const inUtc = Date.parse(`${day}T${time}:00.000Z`)
  const inSummer = new Date(inUtc - 2 * HOUR_MILLISECONDS)
  const isSummer = localDate(inSummer) === day && localTime(inSummer).startsWith(time)
  return isSummer ? inSummer : new Date(inUtc - HOUR_MILLISECONDS)
}
