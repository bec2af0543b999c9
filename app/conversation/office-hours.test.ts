import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '~/runtime/local-date'
import { isWorkingDay, workingMinutes } from './office-hours'
import { HOURS_A_DAY, inWorkingDays } from './working-days'

const moment = fc
  .integer({ min: Date.parse('2025-12-01T00:00:00Z'), max: Date.parse('2028-02-01T00:00:00Z') })
  .map((at) => new Date(at))
const short = fc.integer({ min: 0, max: 95 * 86_400_000 })
const after = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)

describe('working time', () => {
  it.each([
    ['one day', '2026-11-30T08:00:00Z', '2026-11-30T16:00:00Z', 480],
    ['over a night', '2026-11-30T15:00:00Z', '2026-12-01T09:00:00Z', 120],
    ['over a weekend', '2026-11-27T15:30:00Z', '2026-11-30T08:10:00Z', 40],
    ['over Christmas, Friday and Saturday', '2026-12-24T15:00:00Z', '2026-12-28T09:00:00Z', 120],
    ['over the change of the clock', '2026-03-27T15:00:00Z', '2026-03-30T08:00:00Z', 120],
    ['at night', '2026-11-30T18:00:00Z', '2026-12-01T06:00:00Z', 0],
    ['the wrong way round', '2026-12-01T12:00:00Z', '2026-11-30T12:00:00Z', 0],
  ] as const)('%s', (...[, from, until, minutes]) => {
    expect(workingMinutes(new Date(from), new Date(until))).toBe(minutes)
  })

  it('stands still on the days of article 3 of the Algemene termijnenwet', () => {
    const holidays = [
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-04-27', '2026-05-05', '2026-05-14'],
      ...['2026-05-25', '2026-12-25', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17'],
      // King's day on a Saturday, since the 27th is a Sunday.
      '2025-04-26',
    ]
    expect(holidays.filter(isWorkingDay)).toEqual([])
    expect(['2026-04-02', '2026-04-28', '2026-12-24', '2027-12-31'].filter(isWorkingDay)).toHaveLength(4)
  })

  it('of two stretches is that of the whole, to a minute, and never more than went by', () => {
    fc.assert(
      fc.property(moment, short, short, (from, first, second) => {
        const [middle, until] = [after(from, first), after(from, first + second)]
        const whole = workingMinutes(from, until)
        const parts = workingMinutes(from, middle) + workingMinutes(middle, until)
        expect(whole - parts).toBeGreaterThanOrEqual(0)
        expect(whole - parts).toBeLessThanOrEqual(1)
        expect(whole).toBeLessThanOrEqual((first + second) / 60_000)
      }),
      { numRuns: 60 },
    )
  })

  it('is a whole day for a working day, and nothing for another', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const day = localDate(at)
        const [from, until] = [new Date(`${day}T00:30:00Z`), new Date(`${day}T21:30:00Z`)]
        expect(workingMinutes(from, until)).toBe(isWorkingDay(day) ? HOURS_A_DAY * 60 : 0)
      }),
    )
  })

  it('is said in days of eight hours', () => {
    expect(inWorkingDays(840)).toEqual({ days: 1, hours: 6, minutes: 0 })
    expect(inWorkingDays(12)).toEqual({ days: 0, hours: 0, minutes: 12 })
  })
})
