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
