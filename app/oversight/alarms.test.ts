import { describe, expect, it } from 'vitest'
import { byRisk, coverage } from './alarms'

const at = new Date('2026-03-16T08:30:00.000Z')
const later = new Date('2026-03-17T08:30:00.000Z')

describe('what stood out at counters', () => {
  it('is looked at by what the organisation made of it, then by risk, then by age', () => {
    const misses = { kind: 'misses', own: 'waiting', at } as const
    const notSaid = { kind: 'not-said', own: 'waiting', at: later } as const
    const late = { kind: 'misses', own: 'late', at: later } as const
    const bad = { kind: 'series', own: 'not-in-order', at: later } as const
    const older = { kind: 'not-said', own: 'in-order', at } as const
    expect([misses, notSaid, late, bad, older].toSorted(byRisk)).toEqual([bad, late, older, notSaid, misses])
  })

  it('is covered in whole per cents, never more than was looked at', () => {
    expect(coverage({ raised: 0, reviewed: 0 })).toBe(100)
    expect(coverage({ raised: 3, reviewed: 2 })).toBe(66)
    expect(coverage({ raised: 1000, reviewed: 999 })).toBe(99)
  })
})
