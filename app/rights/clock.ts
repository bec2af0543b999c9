import { isWorkingDay } from '~/conversation/office-hours'
import { addDays, addMonths, type LocalDate } from '~/runtime/local-date'
import { openQuestion, type RightsEvent } from './request'

/** The house's own promise for a decision; the law gives a month (AVG 12(3)). */
const WEEKS = 4
/** So much longer it may take, told with its reason within the first month (AVG 12(3)). */
const EXTENSION_MONTHS = 2
/** From when it was asked, for destroying what is to go [MiC]. */
const CARRIED_OUT_MONTHS = 3

/** One line of the sum: what is added, how many days where it is days, and the day it brings. */
export type ClockLine =
  | { line: 'received'; brings: LocalDate }
  | { line: 'weeks'; brings: LocalDate }
  | { line: 'pause'; from: LocalDate; until: LocalDate; days: number; question: string; brings: LocalDate }
  /** It stands still since then, and the last day moves on with every day. */
  | { line: 'still'; from: LocalDate; days: number; question: string; brings: LocalDate }
  | { line: 'extended'; reason: string; brings: LocalDate }
  | { line: 'moved'; days: number; brings: LocalDate }

export type Clock = {
  lines: ClockLine[]
  /** The last day for a decision. */
  endsOn: LocalDate
  /** Until when a longer time can be told: the month of the law, with the pauses. */
  extendableUntil: LocalDate
  /** The last day for carrying out what was granted. */
  carriedOutBy: LocalDate
  /** How many days are left; below nought they are past. */
  left: number
}

/**
 * The last day for a decision as a sum that anybody can check, worked out from what happened and nothing else: the day it came in is
 * not counted (Regulation 1182/71, article 3(1)), four weeks, each pause, an extension, and where the end is no working day on to the
 * next (article 3(4); the holidays are those of the Algemene termijnenwet).
 */
export function clockOf(events: readonly RightsEvent[], today: LocalDate): Clock {
  const received = events.find((one) => one.what === 'received')
  if (!received) throw new Error('a request that was never received')
  const lines: ClockLine[] = [{ line: 'received', brings: received.on }]
  let ends = addDays(received.on, WEEKS * 7)
  let month = addMonths(received.on, 1)
  lines.push({ line: 'weeks', brings: ends })
  for (const pause of pausesIn(events, today)) {
    if (pause.days === 0 && !pause.still) continue
    ends = addDays(ends, pause.days)
    month = addDays(month, pause.days)
    const { still, until, ...told } = pause
    lines.push(
      still ? { line: 'still', ...told, brings: ends } : { line: 'pause', ...told, until, brings: ends },
    )
  }
  const extended = events.find((one) => one.what === 'extended')
  if (extended) {
    ends = addMonths(ends, EXTENSION_MONTHS)
    lines.push({ line: 'extended', reason: extended.text, brings: ends })
  }
  const endsOn = nextWorkingDay(ends)
  if (endsOn !== ends) lines.push({ line: 'moved', days: daysBetween(ends, endsOn), brings: endsOn })
  return {
    ...{ lines, endsOn, extendableUntil: nextWorkingDay(month) },
    carriedOutBy: addMonths(received.on, CARRIED_OUT_MONTHS),
    left: daysBetween(today, endsOn),
  }
}

type Pause = { from: LocalDate; until: LocalDate; days: number; question: string; still: boolean }

/** From the day something was asked until the day it was answered; one that is open, until today. */
function pausesIn(events: readonly RightsEvent[], today: LocalDate): Pause[] {
  const pauses: Pause[] = []
  let asked: { on: LocalDate; text: string } | null = null
  for (const event of events) {
    if (event.what === 'asked') asked = { on: event.on, text: event.text }
    if (event.what === 'answered' && asked) {
      const { on: from, text: question } = asked
      pauses.push({ from, until: event.on, days: daysBetween(from, event.on), question, still: false })
      asked = null
    }
  }
  const open = openQuestion(events)
  if (open) {
    const until = today < open.on ? open.on : today
    pauses.push({ from: open.on, until, days: daysBetween(open.on, until), question: open.text, still: true })
  }
  return pauses
}

function nextWorkingDay(day: LocalDate): LocalDate {
  let moved = day
  while (!isWorkingDay(moved)) moved = addDays(moved, 1)
  return moved
}

/** Whole days of the calendar. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return Math.round((Date.parse(`${until}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
}
