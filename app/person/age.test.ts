import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocalDate, localDate } from '~/runtime/local-date'
import { ageCategoryOn, ageOn, nextTransitionAfter } from './age'

const day = fc
  .date({ min: new Date('1900-01-01T12:00:00Z'), max: new Date('2130-12-31T12:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function dayBefore(date: string): string {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10)
}

describe('ageOn', () => {
  it.each([
    ['2010-05-04', '2026-05-03', 15],
    ['2010-05-04', '2026-05-04', 16],
    ['2010-12-31', '2026-01-01', 15],
    ['2026-03-16', '2026-03-16', 0],
  ])('%s on %s is %i', (birthDate, today, age) => {
    expect(ageOn(birthDate, today)).toBe(age)
  })

  it.each([
    ['2012-02-29', '2024-02-28', 11],
    ['2012-02-29', '2024-02-29', 12],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2088-02-29', '2100-02-28', 11],
    ['2088-02-29', '2100-03-01', 12],
  ])('born on 29 February: %s on %s is %i', (birthDate, today, age) => {
    expect(ageOn(birthDate, today)).toBe(age)
  })

  it('rises by one at a time and never falls', () => {
    fc.assert(
      fc.property(day, day, (birthDate, today) => {
        fc.pre(birthDate < today)
        const step = ageOn(birthDate, today) - ageOn(birthDate, dayBefore(today))
        expect([0, 1]).toContain(step)
      }),
    )
  })
})

describe('ageCategoryOn', () => {
  it.each([
    ['2014-03-16', '2026-03-15', 'under-12'],
    ['2014-03-16', '2026-03-16', '12-15'],
    ['2010-03-16', '2026-03-15', '12-15'],
    ['2010-03-16', '2026-03-16', '16-or-over'],
  ])('%s on %s is %s', (birthDate, today, category) => {
    expect(ageCategoryOn(birthDate, today)).toBe(category)
  })

  it('follows the day in Amsterdam, not the day in Greenwich', () => {
    const justAfterMidnight = new Date('2026-06-30T22:30:00Z')
    expect(ageCategoryOn('2010-07-01', localDate(justAfterMidnight))).toBe('16-or-over')
    expect(ageCategoryOn('2010-07-01', localDate(new Date('2026-06-30T21:30:00Z')))).toBe('12-15')
    expect(ageCategoryOn('2010-01-01', localDate(new Date('2025-12-31T23:30:00Z')))).toBe('16-or-over')
  })
})

describe('nextTransitionAfter', () => {
  it.each([
    ['2020-03-16', '2026-03-16', '2032-03-16'],
    ['2014-03-16', '2026-03-15', '2026-03-16'],
    ['2014-03-16', '2026-03-16', '2030-03-16'],
    ['2010-03-16', '2026-03-16', null],
    ['1950-03-16', '2026-03-16', null],
    ['2088-02-29', '2099-01-01', '2100-03-01'],
    ['2008-02-29', '2020-02-28', '2020-02-29'],
  ])('%s on %s is %s', (birthDate, today, expected) => {
    expect(nextTransitionAfter(birthDate, today)).toBe(expected)
  })

  it('is a real day on which the category changes, and not the day before', () => {
    fc.assert(
      fc.property(day, day, (birthDate, today) => {
        fc.pre(birthDate <= today)
        const next = nextTransitionAfter(birthDate, today)
        const now = ageCategoryOn(birthDate, today)
        expect(next === null).toBe(now === '16-or-over')
        if (next === null) return
        expect(isLocalDate(next)).toBe(true)
        expect(next > today).toBe(true)
        expect(ageCategoryOn(birthDate, next)).not.toBe(now)
        expect(ageCategoryOn(birthDate, dayBefore(next))).toBe(now)
      }),
    )
  })
})
