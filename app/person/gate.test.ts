import { describe, expect, it } from 'vitest'
import { gateOn, type GateFacts } from './gate'

const AT = new Date('2026-03-14T12:00:00Z')
const TODAY = '2026-03-14'
const NOTHING: GateFacts = {
  erasingFrom: null,
  restrictedAt: null,
  deceasedAt: null,
  lockedAt: null,
  undecidedFrom: null,
  undecidedUntil: null,
}

describe('gateOn', () => {
  it.each<[Partial<GateFacts>, string]>([
    [{}, 'open'],
    [{ lockedAt: AT }, 'locked'],
    [{ lockedAt: AT, restrictedAt: AT }, 'restricted'],
    [{ lockedAt: AT, erasingFrom: AT }, 'erasing'],
    [{ lockedAt: AT, deceasedAt: AT, erasingFrom: AT }, 'deceased'],
    [{ lockedAt: AT, undecidedFrom: TODAY }, 'locked'],
  ])('of %j is %s', (facts, gate) => {
    expect(gateOn({ ...NOTHING, ...facts }, TODAY)).toBe(gate)
  })

  it.each([
    ['2026-03-13', null, 'under-decision'],
    [TODAY, null, 'under-decision'],
    ['2026-03-15', null, 'open'],
    ['2026-03-01', '2026-03-15', 'under-decision'],
    ['2026-03-01', TODAY, 'open'],
  ])('nobody decides from %s until %s: %s', (undecidedFrom, undecidedUntil, gate) => {
    expect(gateOn({ ...NOTHING, undecidedFrom, undecidedUntil }, TODAY)).toBe(gate)
  })
})
