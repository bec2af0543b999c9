import type { LocalDate } from '~/consent/choice'
import { addDays, localDate } from '~/runtime/local-date'

/** The mail that a view causes, by the local day it counts for. */
export type ViewedMail = { day: LocalDate; due: Date }

/** What is known of the mail of a day: whether it still waits, and from when it may go. */
export type MailOfDay = { waiting: boolean; due: Date }

const MORNING_HOUR = '08'
const hourInAmsterdam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The first view of a local day is mailed at once. */
export function firstViewOf(at: Date): ViewedMail {
  return { day: localDate(at), due: at }
}

/**
 * The mail for a view on a day that has its mail already: none while that mail still has to go out, since
 * it will tell of this view too, and else one that gathers the rest, next morning at eight, as that day's mail.
 */
export function furtherViewOf(at: Date, todays: MailOfDay | null): ViewedMail | null {
  if (todays?.waiting && todays.due > at) return null
  const day = addDays(localDate(at), 1)
  return { day, due: morningOf(day) }
}

/** Eight in the morning in Europe/Amsterdam; an hour that no change of the clock ever skips or repeats. */
export function morningOf(day: LocalDate): Date {
  const inSummer = new Date(`${day}T${MORNING_HOUR}:00:00+02:00`)
  if (hourInAmsterdam.format(inSummer) === MORNING_HOUR) return inSummer
  return new Date(`${day}T${MORNING_HOUR}:00:00+01:00`)
}
