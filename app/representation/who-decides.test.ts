import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '~/runtime/local-date'
import { dayBefore, lastDayOfAuthority, whoDecides, type PersonFacts } from './who-decides'

const born = (birthDate: string | null, more: Partial<PersonFacts> = {}): PersonFacts => ({
  birthDate,
  capable: true,
  deceased: false,
  ...more,
})

const day = fc
  .date({ min: new Date('1990-01-01T12:00:00Z'), max: new Date('2060-12-31T12:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('who decides', () => {
  it.each([
    ['2014-03-17', '2026-03-16', 'parents'],
    ['2014-03-16', '2026-03-16', 'together'],
    ['2010-03-17', '2026-03-16', 'together'],
    ['2010-03-16', '2026-03-16', 'self'],
    [null, '2026-03-16', 'self'],
  ])('born %s, on %s: %s', (birthDate, today, decides) => {
    expect(whoDecides(born(birthDate), today)).toBe(decides)
  })

  it.each([
    ['2013-03-16', 'parents'],
    ['2009-03-16', 'parents'],
    ['2008-03-17', 'parents'],
    ['2008-03-16', 'representative'],
    [null, 'representative'],
  ])('not capable and born %s: %s', (birthDate, decides) => {
    expect(whoDecides(born(birthDate, { capable: false }), '2026-03-16')).toBe(decides)
  })

  it.each([
    ['2012-02-29', '2024-02-28', 'parents'],
    ['2012-02-29', '2024-02-29', 'together'],
    ['2010-02-29', '2026-02-28', 'together'],
    ['2010-02-29', '2026-03-01', 'self'],
  ])('born on 29 February %s, on %s: %s', (birthDate, today, decides) => {
    expect(whoDecides(born(birthDate), today)).toBe(decides)
  })

  it('begins a birthday at midnight in Amsterdam, in summer and in winter', () => {
    expect(whoDecides(born('2010-07-01'), localDate(new Date('2026-06-30T21:59:59Z')))).toBe('together')
    expect(whoDecides(born('2010-07-01'), localDate(new Date('2026-06-30T22:00:00Z')))).toBe('self')
    expect(whoDecides(born('2010-01-01'), localDate(new Date('2025-12-31T22:59:59Z')))).toBe('together')
    expect(whoDecides(born('2010-01-01'), localDate(new Date('2025-12-31T23:00:00Z')))).toBe('self')
  })

  it('is nobody after death, whatever the age', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), (birthDate, today, capable) => {
        expect(whoDecides(born(birthDate, { capable, deceased: true }), today)).toBe('nobody')
      }),
    )
  })

  it('leaves the parents out on the day after the last day of their authority, and not before', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (birthDate, capable) => {
        const last = lastDayOfAuthority(birthDate, capable)
        const withParents = ['parents', 'together']
        expect(withParents).toContain(whoDecides(born(birthDate, { capable }), last))
        expect(withParents).not.toContain(whoDecides(born(birthDate, { capable }), addDays(last, 1)))
        expect(dayBefore(addDays(last, 1))).toBe(last)
      }),
    )
  })
})
