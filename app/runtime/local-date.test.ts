import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, localDate, localTime, monthsBefore, startOfDay } from './local-date'

it('begins a day at midnight in the Netherlands, in winter, in summer and where the clock changes', () => {
  expect(startOfDay('2026-01-15').toISOString()).toBe('2026-01-14T23:00:00.000Z')
  expect(startOfDay('2026-07-15').toISOString()).toBe('2026-07-14T22:00:00.000Z')
  expect(startOfDay('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(startOfDay('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z')
  expect(startOfDay('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z')
  expect(startOfDay('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z')
  expect(localTime(new Date('2026-07-15T08:05:09.000Z'))).toBe('10:05:09')
})

it('holds for every day: it begins then, and not a millisecond earlier', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      const start = startOfDay(day)
      expect(localDate(start)).toBe(day)
      expect(localDate(new Date(start.getTime() - 1))).toBe(addDays(day, -1))
    }),
  )
})

it('counts months back to the last of a shorter month', () => {
  expect(monthsBefore('2028-02-29', 12)).toBe('2027-02-28')
  expect(monthsBefore('2028-05-31', 3)).toBe('2028-02-29')
  expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28')
  expect(monthsBefore('2026-01-15', 1)).toBe('2025-12-15')
  expect(monthsBefore('2026-12-31', 1)).toBe('2026-11-30')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

it.each([
  ['the last minute before midnight in winter', '2026-01-31T22:59:00Z', '2026-01-31'],
  ['midnight in winter', '2026-01-31T23:00:00Z', '2026-02-01'],
  ['the last minute before midnight in summer', '2026-06-30T21:59:00Z', '2026-06-30'],
  ['midnight in summer', '2026-06-30T22:00:00Z', '2026-07-01'],
  ['the day the clock goes forward, at its first moment', '2026-03-28T23:00:00Z', '2026-03-29'],
  ['one second before two on that day', '2026-03-29T00:59:59Z', '2026-03-29'],
  ['three o’clock, which follows at once', '2026-03-29T01:00:00Z', '2026-03-29'],
  ['the last moment of that day of 23 hours', '2026-03-29T21:59:59Z', '2026-03-29'],
  ['the day after it', '2026-03-29T22:00:00Z', '2026-03-30'],
  ['half past two, the first time, when the clock goes back', '2026-10-25T00:30:00Z', '2026-10-25'],
  ['half past two, the second time', '2026-10-25T01:30:00Z', '2026-10-25'],
  ['the last moment of that day of 25 hours', '2026-10-25T22:59:59Z', '2026-10-25'],
  ['29 February of a leap year', '2028-02-28T23:00:00Z', '2028-02-29'],
])('%s', (_, moment, day) => {
  expect(localDate(new Date(moment))).toBe(day)
})
