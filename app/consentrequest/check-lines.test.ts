import { describe, expect, it } from 'vitest'
import { checkLines, firstDays, type Check } from './check-lines'

const look = (at: string, more: Partial<Check> = {}): Check => ({
  ...{ at: new Date(`2026-03-${at}:00Z`), ura: '90000101', requestId: 'sleep', answer: 'no', ...more },
})

describe('looks whether there is leave', () => {
  it('stand on one line by organisation, request, day in the Netherlands, and answer, with the last and how often', () => {
    const lines = checkLines([
      look('11T23:30'), // the 12th here
      look('11T22:00'),
      look('11T21:00', { answer: 'yes' }),
      look('11T20:00', { requestId: 'heart' }),
      look('11T08:00'),
    ])
    expect(
      lines.map(({ at, requestId, answer, times }) => [at.getUTCHours(), requestId, answer, times]),
    ).toEqual([
      [23, 'sleep', 'no', 1],
      [22, 'sleep', 'no', 2],
      [21, 'sleep', 'yes', 1],
      [20, 'heart', 'no', 1],
    ])
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4)
  })

  const four = [look('12T10:00'), look('11T10:00'), look('11T09:00', { answer: 'yes' }), look('10T10:00')]
  it.each([
    ['all', { lines: 4, isMore: false }, 4],
    ['whole days only', { lines: 2, isMore: false }, 1],
    ['one day at least', { lines: 0, isMore: false }, 1],
    ['no day that may go on further down', { lines: 4, isMore: true }, 3],
  ])('fit on a page: %s', (_, fitting, shown) =>
    expect(firstDays(four, fitting)).toEqual(four.slice(0, shown)),
  )

  it('fit on a page where one day is more than was read', () => {
    expect(firstDays(four.slice(1, 3), { lines: 1, isMore: true })).toHaveLength(2)
  })
})
