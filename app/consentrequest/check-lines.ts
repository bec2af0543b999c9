import { localDate, type LocalDate } from '~/runtime/local-date'

/** That an organisation looked whether it has leave. */
export type Check = { at: Date; ura: string; requestId: string; answer: 'yes' | 'no' }

/** What an organisation looked up of one request in a day with one answer: the last time, and how often. */
export type CheckLine = Check & { key: string; times: number }

const dayOf = ({ at }: Check): LocalDate => localDate(at)

/** Looks, newest first, a line for each organisation, request, day and answer, so that many on one day hide no others. */
export function checkLines(checks: readonly Check[]): CheckLine[] {
  const lines = new Map<string, CheckLine>()
  for (const check of checks) {
    const key = [dayOf(check), check.ura, check.requestId, check.answer].join(' ')
    const line = lines.get(key)
    lines.set(key, line ? { ...line, times: line.times + 1 } : { ...check, key, times: 1 })
  }
  return [...lines.values()]
}

type Fitting = {
  /** As many lines as stand on a page. */
  lines: number
  /** Whether more was not read, so that the last day may go on in it. */
  isMore: boolean
}

/** The looks of as many whole days as fit on a page; of one day at least, whatever it comes to. */
export function firstDays<One extends Check>(checks: readonly One[], { lines, isMore }: Fitting): One[] {
  const days = new Map<LocalDate, One[]>()
  for (const check of checks) {
    const ofDay = days.get(dayOf(check))
    if (ofDay) ofDay.push(check)
    else days.set(dayOf(check), [check])
  }
  let shown: One[] = []
  for (const [place, ofDay] of [...days.values()].entries()) {
    const isWhole = !isMore || place < days.size - 1
    const more = [...shown, ...ofDay]
    if (place > 0 && (!isWhole || checkLines(more).length > lines)) break
    shown = more
  }
  return shown
}
