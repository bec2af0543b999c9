import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutoffOf, type Period } from '~/privacy/cutoff'
import { localDate, startOfDay } from '~/runtime/local-date'

const DAY = 24 * 3_600_000

describe('the cutoff', () => {
  it.each<[string, Period, string, string]>([
    ['minutes, exactly', { minutes: 15 }, '2026-03-29T01:05:00Z', '2026-03-29T00:50:00Z'],
    [
      'hours, through the hour that does not exist',
      { hours: 8 },
      '2026-03-29T06:00:00Z',
      '2026-03-28T22:00:00Z',
    ],
    [
      'hours, through the hour that comes twice',
      { hours: 24 },
      '2026-10-25T12:00:00Z',
      '2026-10-24T12:00:00Z',
    ],
    ['days, in winter', { days: 30 }, '2026-01-31T12:00:00Z', '2025-12-31T23:00:00Z'],
    ['days, in summer', { days: 30 }, '2026-07-31T12:00:00Z', '2026-06-30T22:00:00Z'],
    ['days, into summer time', { days: 30 }, '2026-04-10T12:00:00Z', '2026-03-10T23:00:00Z'],
    ['days, onto the day it begins', { days: 12 }, '2026-04-10T12:00:00Z', '2026-03-28T23:00:00Z'],
    ['days, onto the day it ends', { days: 5 }, '2026-10-30T12:00:00Z', '2026-10-24T22:00:00Z'],
    ['days, just before a Dutch midnight', { days: 1 }, '2026-07-01T21:59:59.999Z', '2026-06-29T22:00:00Z'],
    ['days, at a Dutch midnight', { days: 1 }, '2026-07-01T22:00:00Z', '2026-06-30T22:00:00Z'],
    ['months', { months: 6 }, '2026-07-15T12:00:00Z', '2026-01-14T23:00:00Z'],
    ['months, to one that is shorter', { months: 6 }, '2026-08-31T12:00:00Z', '2026-02-27T23:00:00Z'],
    ['months, to a 29 February', { months: 6 }, '2028-08-31T12:00:00Z', '2028-02-28T23:00:00Z'],
    ['months, over a new year', { months: 6 }, '2026-03-01T12:00:00Z', '2025-08-31T22:00:00Z'],
    ['years', { years: 5 }, '2026-03-16T08:30:00Z', '2021-03-15T23:00:00Z'],
    ['years, from a 29 February', { years: 5 }, '2028-02-29T12:00:00Z', '2023-02-27T23:00:00Z'],
    ['years, from the day after it', { years: 5 }, '2028-03-01T12:00:00Z', '2023-02-28T23:00:00Z'],
    ['years, to the eve of one', { years: 5 }, '2029-02-28T12:00:00Z', '2024-02-27T23:00:00Z'],
    ['years, past one', { years: 5 }, '2029-03-01T12:00:00Z', '2024-02-29T23:00:00Z'],
  ])('of %s', (...[, period, now, cutoff]) => {
    expect(cutoffOf(period, new Date(now)).toISOString()).toBe(new Date(cutoff).toISOString())
  })

  it('keeps what was made on 29 February for five years, and then lets it go', () => {
    const made = new Date('2024-02-29T10:00:00Z')
    const isGone = (now: string) => made < cutoffOf({ years: 5 }, new Date(now))
    expect(isGone('2029-02-28T22:59:59Z')).toBe(false)
    expect(isGone('2029-02-28T23:00:00Z')).toBe(true)
  })

  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })

  it('is the beginning of a Dutch day, never later than so many whole days ago, and never a day too early', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 4000 }), (now, days) => {
        const cutoff = cutoffOf({ days }, now)
        expect(localDate(cutoff) > localDate(new Date(cutoff.getTime() - 1))).toBe(true)
        const age = now.getTime() - cutoff.getTime()
        expect(age).toBeGreaterThanOrEqual(days * DAY - 3_600_000)
        expect(age).toBeLessThan((days + 1) * DAY + 3_600_000)
      }),
    )
  })

  it('never goes back when time goes on', () => {
    const periods = fc.constantFrom<Period>(
      { minutes: 15 },
      { hours: 8 },
      { days: 30 },
      { months: 6 },
      { years: 5 },
    )
    fc.assert(
      fc.property(moments, periods, fc.integer({ min: 0, max: 400 * DAY }), (...[now, period, later]) => {
        const [earlier, next] = [now, new Date(now.getTime() + later)].map((at) => cutoffOf(period, at))
        expect(next! >= earlier!).toBe(true)
      }),
    )
  })

  it('keeps for the whole of five years, whatever day it was', () => {
    fc.assert(
      fc.property(moments, (made) => {
        const [year, ...date] = localDate(made).split('-')
        const day = date.join('-') === '02-29' ? '02-28' : date.join('-')
        const fifth = startOfDay(`${Number(year) + 5}-${day}`)
        expect(made < cutoffOf({ years: 5 }, new Date(fifth.getTime() + 22 * 3_600_000))).toBe(false)
        expect(made < cutoffOf({ years: 5 }, new Date(fifth.getTime() + 3 * DAY))).toBe(true)
      }),
    )
  })
})
