import { HOURS_A_DAY } from './working-days'
import { addDays, localDate, startOfDay, type LocalDate } from '~/runtime/local-date'

/** The desk works on working days from nine to five, Dutch time. */
const OPENS_AT = 9
const MINUTE_MILLISECONDS = 60_000
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS

/** How many whole minutes of working time lie between two moments; none where the second is not later. */
export function workingMinutes(from: Date, until: Date): number {
  let milliseconds = 0
  const last = localDate(until)
  for (let day = localDate(from); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const opens = startOfDay(day).getTime() + OPENS_AT * HOUR_MILLISECONDS
    const closes = opens + HOURS_A_DAY * HOUR_MILLISECONDS
    milliseconds += Math.max(0, Math.min(closes, until.getTime()) - Math.max(opens, from.getTime()))
  }
  return Math.floor(milliseconds / MINUTE_MILLISECONDS)
}

/** Monday to Friday, but for the days of article 3 of the Algemene termijnenwet. */
export function isWorkingDay(day: LocalDate): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** Of Easter, in days: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const AROUND_EASTER = [-2, 1, 39, 50]
const known = new Map<number, ReadonlySet<LocalDate>>()

/** The general holidays of a year, and Good Friday, which that article makes equal to them. */
function holidaysOf(year: number): ReadonlySet<LocalDate> {
  const made = known.get(year) ?? makeHolidays(year)
  known.set(year, made)
  return made
}

function makeHolidays(year: number): ReadonlySet<LocalDate> {
  const easter = easterOf(year)
  const fixed = ['01-01', '05-05', '12-25', '12-26'].map((day) => `${year}-${day}`)
  return new Set([...fixed, kingsDayOf(year), ...AROUND_EASTER.map((days) => addDays(easter, days))])
}

/** 27 April, and the day before where that is a Sunday. */
function kingsDayOf(year: number): LocalDate {
  const isSunday = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0
  return `${year}-04-${isSunday ? 26 : 27}`
}

/** Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher). */
function easterOf(year: number): LocalDate {
  const golden = year % 19
  const [century, ofCentury] = [Math.floor(year / 100), year % 100]
  const correction = Math.floor((century + 8) / 25)
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - correction + 1) / 3) + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
