import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstLookAfter, nextLookAfter, WARN_SECONDS } from './session-clock'

const NOW = new Date('2026-03-16T08:30:00Z')
const MINUTE = 60_000
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

describe('the first look', () => {
  it('comes two and a half minutes before the end', () => {
    expect(firstLookAfter(at(15 * MINUTE), NOW)).toBe(12.5 * MINUTE)
    expect(firstLookAfter(at(4 * MINUTE), NOW)).toBe(1.5 * MINUTE)
  })

  it('comes at once when it is nearly over, or the device is ahead', () => {
    expect(firstLookAfter(at(2 * MINUTE), NOW)).toBe(0)
    expect(firstLookAfter(at(-60 * MINUTE), NOW)).toBe(0)
  })

  it('comes in time when the device is behind', () => {
    expect(firstLookAfter(at(75 * MINUTE), NOW)).toBe(12.5 * MINUTE)
  })

  it('leaves at least two minutes to answer, whatever the clock of the device says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: -90_000, max: 90_000 }),
        (left, wrong) => {
          const look = firstLookAfter(at(left * 1000), new Date(NOW.getTime() + wrong * 1000)) / 1000
          if (left === 900) expect(left - look).toBeGreaterThanOrEqual(WARN_SECONDS)
          expect(look).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('the next look', () => {
  it('waits for the warning, then looks often, and just after the end', () => {
    expect(nextLookAfter(900)).toBe(750_000)
    expect(nextLookAfter(150)).toBe(10_000)
    expect(nextLookAfter(3)).toBe(4_000)
    expect(nextLookAfter(null)).toBe(10_000)
  })
})
