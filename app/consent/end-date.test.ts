import { describe, expect, it } from 'vitest'
import { localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { readEndDate } from './end-date'

const today = '2026-03-16'

describe('an end date', () => {
  it.each([
    ['31-12-2026', '2026-12-31'],
    [' 31/12/2026 ', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['31 12 2026', '2026-12-31'],
    ['1-4-2026', '2026-04-01'],
    ['1 april 2026', '2026-04-01'],
    ['1 MEI 2026', '2026-05-01'],
    ['31 dec. 2026', '2026-12-31'],
    ['31 December 2026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['29-2-2028', '2028-02-29'],
    ['29-2-2400', '2400-02-29'],
    ['', undefined],
    ['   ', undefined],
  ])('is read as people write it: “%s”', (typed, day) => {
    expect(readEndDate(typed, today)).toEqual({ ok: true, day })
  })

  it.each([
    ['29-2-2027', 'no-such-day'],
    ['29-2-2100', 'no-such-day'],
    ['31-4-2026', 'no-such-day'],
    ['0-1-2027', 'no-such-day'],
    ['1-13-2026', 'no-such-day'],
    ['morgen', 'malformed'],
    ['31-12-26', 'malformed'],
    ['12-2026', 'malformed'],
    ['31 dember 2026', 'malformed'],
    ['31-12-2026; drop', 'malformed'],
    ['<script>', 'malformed'],
    ['٣١-١٢-٢٠٢٦', 'malformed'],
    ['15-3-2026', 'past'],
    ['29-2-2024', 'past'],
  ])('is refused with its reason: “%s”, %s', (typed, problem) => {
    expect(readEndDate(typed, today)).toEqual({ ok: false, problem })
  })

  it('may be today, by the Dutch clock', () => {
    const typed = typedDay(today)
    expect(readEndDate(typed, localDate(new Date('2026-03-16T22:59:59Z'))).ok).toBe(true)
    expect(readEndDate(typed, localDate(new Date('2026-03-16T23:00:00Z'))).ok).toBe(false)
  })

  it.each(['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])(
    'may be today around the hour that the clock changes: %s',
    (moment) => {
      const day = localDate(new Date(moment))
      expect(readEndDate(typedDay(day), day)).toEqual({ ok: true, day })
    },
  )
})
