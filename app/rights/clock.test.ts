import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '~/conversation/office-hours'
import { addDays, addMonths } from '~/runtime/local-date'
import { clockOf, daysBetween } from './clock'
import type { RightsEvent } from './request'

const received = (on: string): RightsEvent => ({ what: 'received', on, identity: 'proven' })
const asked = (on: string, text = 'welk bericht?'): RightsEvent => ({ what: 'asked', on, text })
const answered = (on: string): RightsEvent => ({ what: 'answered', on, text: 'dat van oktober' })
const extended = (on: string): RightsEvent => ({ what: 'extended', on, text: 'het zijn er veel' })

describe('the last day for a decision', () => {
  it('is the sum of the picture: four weeks, two pauses and a weekend', () => {
    const events = [
      ...[received('2026-11-03'), asked('2026-11-10'), answered('2026-11-13')],
      ...[asked('2026-11-18', 'ook ons antwoord?'), answered('2026-11-19')],
    ]
    const clock = clockOf(events, '2026-11-29')
    expect(clock.lines.map(({ line, brings }) => [line, brings])).toEqual([
      ['received', '2026-11-03'],
      ['weeks', '2026-12-01'],
      ['pause', '2026-12-04'],
      ['pause', '2026-12-05'],
      ['moved', '2026-12-07'],
    ])
    expect(clock).toMatchObject({ endsOn: '2026-12-07', left: 8, carriedOutBy: '2027-02-03' })
  })

  it('holds with two pauses and an extension over a year’s end and holidays', () => {
    // Received on Monday 30 November: 28 December; 7 + 4 days pause: 8 January; 2 months: 8 March 2027, a Monday.
    const events = [
      ...[received('2026-11-30'), asked('2026-12-01'), answered('2026-12-08'), extended('2026-12-10')],
      ...[asked('2026-12-24'), answered('2026-12-28')],
    ]
    const clock = clockOf(events, '2027-01-04')
    expect(clock.lines.map(({ line, brings }) => [line, brings])).toEqual([
      ['received', '2026-11-30'],
      ['weeks', '2026-12-28'],
      ['pause', '2027-01-04'],
      ['pause', '2027-01-08'],
      ['extended', '2027-03-08'],
    ])
    expect(clock.endsOn).toBe('2027-03-08')
    // One that ends on Christmas Day, a Friday, goes on past Boxing Day and the weekend.
    expect(clockOf([received('2026-11-27')], '2026-12-01')).toMatchObject({
      endsOn: '2026-12-28',
      lines: [{}, { brings: '2026-12-25' }, { line: 'moved', days: 3 }],
    })
    // New Year's Day is a Friday; the day that brings is the Monday after.
    expect(clockOf([received('2026-12-04')], '2026-12-05').endsOn).toBe('2027-01-04')
  })

  it('moves on with every day while it waits for the person, whatever the clock says', () => {
    const events = [received('2026-11-02'), asked('2026-11-24')]
    expect(clockOf(events, '2026-11-24').endsOn).toBe('2026-11-30')
    expect(clockOf(events, '2026-11-29')).toMatchObject({ lines: [{}, {}, { line: 'still', days: 5 }, {}] })
    expect(clockOf(events, '2026-11-20').endsOn).toBe('2026-11-30')
  })

  it('is never sooner than four weeks, never on a day without work, and each line brings the day before it and its days', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2025-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 4 }),
        fc.boolean(),
        (on, gaps, more) => {
          const events: RightsEvent[] = [received(on)]
          let last = on
          for (const [before, long] of gaps) {
            const from = addDays(last, before)
            last = addDays(from, long)
            events.push(asked(from), answered(last))
          }
          if (more) events.push(extended(last))
          const { lines, endsOn } = clockOf(events, last)
          expect(isWorkingDay(endsOn)).toBe(true)
          expect(endsOn >= addDays(on, 28)).toBe(true)
          for (const [place, line] of lines.entries()) {
            const before = lines[place - 1]
            if (!before) continue
            const days =
              line.line === 'weeks' ? 28 : line.line === 'extended' ? null : 'days' in line ? line.days : 0
            expect(line.brings).toBe(
              days === null ? addMonths(before.brings, 2) : addDays(before.brings, days),
            )
          }
          expect(lines.at(-1)!.brings).toBe(endsOn)
          const paused = gaps.reduce((sum, [, long]) => sum + long, 0)
          if (!more) expect(daysBetween(addDays(on, 28 + paused), endsOn)).toBeLessThan(7)
        },
      ),
    )
  })
})
