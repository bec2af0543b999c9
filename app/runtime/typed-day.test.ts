import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { isLocalDate } from './local-date'
import { keptTypedDay, readTypedDay, typedDay } from './typed-day'
import { dayField, dayOrNoneField } from './typed-day-field'

describe('a typed day', () => {
  it.each([
    '24 maart 2027',
    '24 mrt 2027',
    '24 mrt. 2027',
    '24 MAART 2027',
    '24 March 2027',
    '24 mar 2027',
    'March 24, 2027',
    'mar. 24 2027',
    '24-maart-2027',
    '24maart2027',
    '24-3-2027',
    '24-03-2027',
    '24 - 3 - 2027',
    '24/3/2027',
    '24.3.2027',
    '24. 3. 2027',
    '24 3 2027',
    '24032027',
    '2027-03-24',
    '2027-3-24',
    '  24-3-2027\t',
    '24\u00a0maart\u00a02027',
    '\u202f24\u20073\u00a02027',
    '24\u20133\u20132027',
    '\u200e24-3-2027\u200e',
  ])('is read as people write it: “%s”', (typed) => {
    expect(readTypedDay(typed)).toEqual({ ok: true, day: '2027-03-24' })
  })

  it.each([
    ['1 mei 2027', '2027-05-01'],
    ['1 may 2027', '2027-05-01'],
    ['31 okt 2027', '2027-10-31'],
    ['31 oct 2027', '2027-10-31'],
    ['1 sept. 2027', '2027-09-01'],
    ['29-2-2028', '2028-02-29'],
    ['29-2-2400', '2400-02-29'],
    ['1-1-1931', '1931-01-01'],
  ])('“%s” is %s', (typed, day) => {
    expect(readTypedDay(typed)).toEqual({ ok: true, day })
  })

  it.each([
    ['', 'empty'],
    [' \u00a0 ', 'empty'],
    ['29-2-2027', 'no-such-day'],
    ['29 februari 2100', 'no-such-day'],
    ['31-4-2026', 'no-such-day'],
    ['0-1-2027', 'no-such-day'],
    ['3-24-2027', 'no-such-day'],
    ['32012027', 'no-such-day'],
    ['morgen', 'malformed'],
    ['24-3-27', 'malformed'],
    ['12-2026', 'malformed'],
    ['2432027', 'malformed'],
    ['24--3--2027', 'malformed'],
    ['31 dember 2026', 'malformed'],
    ['31-12-2026; drop', 'malformed'],
    ['<script>', 'malformed'],
    ['٣١-١٢-٢٠٢٦', 'malformed'],
    [`24-3-2027${' '.repeat(40)}`, 'malformed'],
  ])('is refused with its reason: “%s”, %s', (typed, problem) => {
    expect(readTypedDay(typed)).toEqual({ ok: false, problem })
    expect(readTypedDay(keptTypedDay(typed))).toEqual({ ok: false, problem })
  })

  it('is what it was written as, and nothing that is no day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(14), fc.nat(33), (...[year, month, date]) => {
        const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        const expected = isLocalDate(day) ? { ok: true, day } : { ok: false, problem: 'no-such-day' }
        expect(readTypedDay(typedDay(day))).toEqual(expected)
        expect(readTypedDay(day)).toEqual(expected)
      }),
    )
  })

  it('is quick about a megabyte', () => {
    const started = performance.now()
    for (const part of ['1', ' ', '1-', 'a', '\u200e']) readTypedDay(part.repeat(1_000_000))
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('a field with a day', () => {
  const words = { empty: 'fill in', malformed: 'write', 'no-such-day': 'no day' }
  const said = (typed: unknown, schema: v.GenericSchema = dayField(words)) => {
    const read = v.safeParse(schema, typed)
    return read.success ? read.output : read.issues[0].message
  }

  it('is a day, or says what is wrong with it', () => {
    expect(said('24 maart 2027')).toBe('2027-03-24')
    expect([undefined, ' ', 'x', '30-2-2027'].map((typed) => said(typed))).toEqual([
      'fill in',
      'fill in',
      'write',
      'no day',
    ])
    expect([undefined, ' ', 'x', '24 mrt 2027'].map((typed) => said(typed, dayOrNoneField(words)))).toEqual([
      null,
      null,
      'write',
      '2027-03-24',
    ])
  })
})
