import { looksAlone, type CounterEvent } from '~/recording/looks'
import { addDays, addMonths, localDate, localTime, type LocalDate } from '~/runtime/local-date'
import { ODD_SERIES } from '~/staff/alarm'

/** A month, `YYYY-MM`. */
export type Month = string

/** What a location sees of itself: where something can go wrong, and nothing that is a goal. */
export const FIGURES = ['recorded', 'looked-only', 'after-hours', 'series', 'asked-yes', 'not-said'] as const
export type Figure = (typeof FIGURES)[number]

/** How often in a month; null where it would tell of one person. */
export type Figures = Record<Figure, number | null>

/**
 * From so many on it is told how often a yes was asked where a no stood, and only while as many records asked something else: of fewer,
 * or of nearly all, a colleague would know of one that they recorded what stood there.
 */
export const FEWEST_TOLD = 5

/** Opening hours, Dutch time, Monday to Friday. */
const OPEN = { from: '08:00:00', until: '18:00:00' }

export type RecordCounted = {
  at: Date
  memberId: string
  subjectId: string
  /** Whether anything was chosen: who did not want to choose lifts no no. */
  choseSomething: boolean
  /** Who said it; another than the person where somebody decides for them. */
  saidBy: string
  /** Whether it would lift a no, which waits for whoever said that. */
  liftsNo: boolean
  /** Whether somebody said since that they never said it. */
  notSaid: boolean
}

/** Somebody looked up or refused, in the log of the organisation. */
export type LookCounted = {
  event: 'looked-up' | 'recording-refused'
  at: Date
  memberId: string
  subjectId: string
}

/**
 * The figures of a location over a month, of all colleagues together: nobody is compared, and nothing is a reward for volume
 * [design: counter and desk].
 */
export function figuresOf(records: readonly RecordCounted[], looks: readonly LookCounted[]): Figures {
  return {
    recorded: records.length,
    'looked-only': countLookedOnly(records, looks),
    'after-hours': records.filter(({ at }) => isAfterHours(at)).length,
    series: countInSeries(records),
    'asked-yes': askedYes(records),
    'not-said': records.filter(({ notSaid }) => notSaid).length,
  }
}

function askedYes(records: readonly RecordCounted[]): number | null {
  const asked = records.filter(({ liftsNo }) => liftsNo).length
  const others = records.filter(({ liftsNo, choseSomething }) => choseSomething && !liftsNo).length
  return Math.min(asked, others) < FEWEST_TOLD ? null : asked
}

/** Before eight, from six in the evening on, and in the weekend. */
export function isAfterHours(at: Date): boolean {
  const weekday = new Date(`${localDate(at)}T00:00:00.000Z`).getUTCDay()
  const time = localTime(at)
  return weekday === 0 || weekday === 6 || time < OPEN.from || time >= OPEN.until
}

/** Records of one member of which so many stand within so many minutes that nobody reads the question out so fast. */
function countInSeries(records: readonly RecordCounted[]): number {
  const inSeries = new Set<RecordCounted>()
  for (const { memberId, at: begin } of records) {
    const end = begin.getTime() + ODD_SERIES.minutes * 60_000
    const together = records.filter(
      (one) => one.memberId === memberId && one.at >= begin && one.at.getTime() < end,
    )
    if (together.length >= ODD_SERIES.records) for (const one of together) inSeries.add(one)
  }
  return inSeries.size
}

/** Who was looked up, and of whom nothing was recorded; whoever spoke for somebody was looked up for that record. */
function countLookedOnly(records: readonly RecordCounted[], looks: readonly LookCounted[]): number {
  const recorded = records.flatMap(({ at, memberId, subjectId, saidBy }) =>
    [...new Set([subjectId, saidBy])].map((id): CounterEvent => ({
      ...{ event: 'recorded', at },
      by: `${memberId} ${id}`,
    })),
  )
  const looked = looks.map(({ event, at, memberId, subjectId }): CounterEvent => ({
    ...{ event, at },
    by: `${memberId} ${subjectId}`,
  }))
  // What happened at one moment: a look goes before its record.
  const newestFirst = [...recorded, ...looked].toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return looksAlone(newestFirst).filter(({ event }) => event === 'looked-up').length
}

/** The month that is shown: the one that is asked for, and the last that is over where none is, or it is not over yet. */
export function monthShown(asked: string | null, today: LocalDate): Month {
  const last = monthBefore(today.slice(0, 7))
  const isMonth = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked ?? '')
  return isMonth && asked! < last ? asked! : last
}

export function monthBefore(month: Month): Month {
  return addMonths(`${month}-01`, -1).slice(0, 7)
}

export function monthAfter(month: Month): Month {
  return addMonths(`${month}-01`, 1).slice(0, 7)
}

/** The first and the last day of a month. */
export function daysOf(month: Month): { first: LocalDate; last: LocalDate } {
  return { first: `${month}-01`, last: addDays(`${monthAfter(month)}-01`, -1) }
}
