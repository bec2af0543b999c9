import { describe, expect, it } from 'vitest'
import { isYearAgo } from './year'

describe('a year ago', () => {
  it('is the same day a year later, and not the day before', () => {
    expect(isYearAgo('2025-11-22', '2026-11-21')).toBe(false)
    expect(isYearAgo('2025-11-22', '2026-11-22')).toBe(true)
    expect(isYearAgo('2020-01-01', '2026-11-22')).toBe(true)
  })

  it('comes on 1 March for what happened on 29 February', () => {
    expect(isYearAgo('2028-02-29', '2029-02-28')).toBe(false)
    expect(isYearAgo('2028-02-29', '2029-03-01')).toBe(true)
  })
})
