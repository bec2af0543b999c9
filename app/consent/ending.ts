import type { LocalDate } from '~/runtime/local-date'
import { answerOn, keyOf, type Choice } from './choice'

/** How long before a yes ends the citizen is told. */
export const TOLD_DAYS_BEFORE = 14

/** The earliest last day of a yes in a set of choices; null when none ends. */
export function firstEndOf(choices: readonly Choice[]): LocalDate | null {
  return choices.flatMap(({ until }) => until ?? []).toSorted()[0] ?? null
}

export type Ended = {
  /** The complete set, in which a yes that ended is the no it counts as. */
  choices: Choice[]
  ended: Choice[]
}

/**
 * The choices with every yes past its last day written as a no at its own key; null when no yes is. Changes no answer:
 * the decision looked at the date already (domain §2), this puts it on record.
 */
export function endPassed(choices: readonly Choice[], today: LocalDate): Ended | null {
  const ended = choices.filter((choice) => choice.answer === 'yes' && answerOn(choice, today) === 'no')
  if (ended.length === 0) return null
  return {
    choices: choices.map((choice) => (ended.includes(choice) ? { ...keyOf(choice), answer: 'no' } : choice)),
    ended,
  }
}

/** The yeses that end within the days in which the citizen is told, today included; the first to end first. */
export function endingSoon(choices: readonly Choice[], today: LocalDate): (Choice & { until: LocalDate })[] {
  const last = daysAfter(today, TOLD_DAYS_BEFORE)
  return choices
    .filter((choice): choice is Choice & { until: LocalDate } => choice.until !== undefined)
    .filter(({ until }) => until >= today && until <= last)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1))
}

/** The day so many days after a day. */
export function daysAfter(day: LocalDate, days: number): LocalDate {
  const moved = new Date(`${day}T12:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
