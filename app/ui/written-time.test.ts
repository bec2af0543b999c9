import { expect, test } from 'vitest'
import { makeIntl } from '~/i18n/intl'
import { clockTime, dayOf, monthDayOf, weekdayOf } from './written-time'

const dutch = makeIntl('nl', {})
const english = makeIntl('en', {})

test('times are Dutch time, written as people write them', () => {
  expect(clockTime(dutch, '2026-11-14T08:03:00Z')).toBe('9.03')
  expect(clockTime(dutch, '2026-07-14T22:30:00Z')).toBe('0.30')
  expect(clockTime(english, '2026-11-14T13:05:00Z')).toBe('14:05')
  expect(clockTime(english, '2026-11-29T07:58:00Z')).toBe('08:58')
})

test('days have a name and headings a capital', () => {
  expect(dayOf(dutch, '2026-11-22T23:30:00Z')).toBe('23 november 2026')
  expect(dayOf(english, '2026-11-29T12:00:00Z')).toBe('29 November 2026')
  expect(monthDayOf(english, '2026-11-29T12:00:00Z')).toBe('29 November')
  expect(weekdayOf(english, '2026-11-29T12:00:00Z')).toBe('Sunday 29 November 2026')
  expect(weekdayOf(dutch, '2026-11-21T09:00:00Z')).toBe('Zaterdag 21 november 2026')
})
