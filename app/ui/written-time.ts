import type { IntlShape } from 'react-intl'
import { languageWritten } from '~/i18n/language'

type Formats = Pick<IntlShape, 'formatDate' | 'formatTime' | 'locale'>

/** The time of day as it is written: 9.03 in Dutch, 09:03 in English. Dutch time, as the translations are set. */
export function clockTime(intl: Formats, at: Date | string): string {
  const written = intl.formatTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return languageWritten(intl) === 'nl' ? written.replace(/^0/, '').replace(':', '.') : written
}

/** 22 november 2026 */
export function dayOf(intl: Formats, at: Date | string): string {
  return intl.formatDate(at, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** 22 november */
export function monthDayOf(intl: Formats, at: Date | string): string {
  return intl.formatDate(at, { day: 'numeric', month: 'long' })
}

/** zondag 22 november, Sunday 22 November: within a line, where the year is told elsewhere. */
export function weekdayWithin(intl: Formats, at: Date | string): string {
  return intl.formatDate(at, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
}

/** Zondag 22 november 2026, Sunday 22 November 2026: a heading, so with a capital; browsers differ about a comma. */
export function weekdayOf(intl: Formats, at: Date | string): string {
  const written = intl
    .formatDate(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(',', '')
  return written.charAt(0).toUpperCase() + written.slice(1)
}
