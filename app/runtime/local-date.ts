import type { LocalDate } from '~/consent/choice'

const inAmsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in the Netherlands at a moment, `YYYY-MM-DD`. */
export function localDate(at: Date): LocalDate {
  return inAmsterdam.format(at)
}

/** The moment a day begins in the Netherlands; the clock never changes at midnight. */
export function startOfDay(day: LocalDate): Date {
  const inSummer = new Date(`${day}T00:00:00+02:00`)
  return localDate(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`)
}
