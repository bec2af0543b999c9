import { addDays, type LocalDate, localDate } from '~/runtime/local-date'

/** How often somebody wants to hear: at once (the rest of a day next morning), or gathered a day or a week. */
export const RHYTHMS = ['at-once', 'daily', 'weekly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Reads a rhythm as it was stored; what is not one is the one that everybody starts with. */
export function readRhythmWord(word: string | null | undefined): Rhythm {
  return RHYTHMS.find((rhythm) => rhythm === word) ?? 'at-once'
}

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

/** The first view of a local day is mailed at once; or next morning, or on Monday morning, with all others. */
export function firstViewOf(at: Date, rhythm: Rhythm = 'at-once'): ViewedMail {
  const today = localDate(at)
  if (rhythm === 'at-once') return { day: today, due: at }
  const day = rhythm === 'daily' ? addDays(today, 1) : mondayAfter(today)
  return { day, due: morningOf(day) }
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

function mondayAfter(day: LocalDate): LocalDate {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return addDays(day, 8 - weekday)
}
