import { expect, it } from 'vitest'
import { localDate } from './local-date'

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
