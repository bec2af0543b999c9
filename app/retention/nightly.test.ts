import { describe, expect, it } from 'vitest'
import { isNightlyDue, nextNight } from './nightly'

describe('the night’s work', () => {
  it.each([
    ['before three', '2026-03-16T01:59:59Z', '2026-03-15T03:00:00Z', false],
    ['from three on', '2026-03-16T02:00:00Z', '2026-03-15T03:00:00Z', true],
    ['in the afternoon, when the night was missed', '2026-03-16T15:00:00Z', '2026-03-14T03:00:00Z', true],
    ['when it was done today', '2026-03-16T15:00:00Z', '2026-03-16T02:00:00Z', false],
    ['when it was never done', '2026-03-16T15:00:00Z', null, true],
    ['in the night without an hour', '2026-03-29T01:00:00Z', '2026-03-28T03:00:00Z', true],
    ['just before it', '2026-03-29T00:59:59Z', '2026-03-28T03:00:00Z', false],
    ['in the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-24T03:00:00Z', false],
    ['after it', '2026-10-25T02:00:00Z', '2026-10-24T03:00:00Z', true],
    ['when it was done after a midnight that is yesterday in London', '2026-07-01T22:30:00Z', null, false],
  ])('%s', (...[, now, last, due]) => {
    expect(isNightlyDue(new Date(now), last === null ? null : new Date(last))).toBe(due)
  })
})

it.each([
  ['today, when it was not done', '2026-03-16T01:00:00Z', '2026-03-15T03:00:00Z', '2026-03-16'],
  ['tomorrow, when it was', '2026-03-16T15:00:00Z', '2026-03-16T02:00:00Z', '2026-03-17'],
  [
    'today, when the clock was set back behind it',
    '2026-03-15T15:00:00Z',
    '2026-03-16T02:00:00Z',
    '2026-03-15',
  ],
])('is done next %s', (...[, now, last, next]) => {
  expect(nextNight(new Date(now), new Date(last))).toBe(next)
})
