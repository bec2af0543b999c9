import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actingToday, couldActSince, isCheckedLately, readsAfterDeath } from './acting'
import { isInForce, ORDERED_KINDS, rankOf, type GrantState } from './grant'
import type { WhoDecides } from './who-decides'

describe('an answer of the register', () => {
  it.each([
    [0, true],
    [15 * 60_000, true],
    [15 * 60_000 + 1, false],
    [-1, false],
  ])('of %i milliseconds ago does for a widening: %s', (age, does) => {
    const now = new Date('2026-03-16T12:00:00Z')
    expect(isCheckedLately({ checkedAt: new Date(now.getTime() - age) }, now)).toBe(does)
  })

  it('that was not given does not', () => {
    expect(isCheckedLately({ checkedAt: null }, new Date())).toBe(false)
  })
})

describe('whether somebody could act since something was asked', () => {
  const grant = {
    state: 'active',
    kind: 'parent',
    ground: 'register',
    confirmedBy: null,
    startsOn: '2026-01-01',
    endsOn: null as string | null,
    changedAt: new Date('2026-03-16T12:00:00Z'),
  } as const
  const since = new Date('2026-03-16T10:00:00Z')
  const today = '2026-03-20'

  it.each([
    ['may today', grant, true],
    ['may from tomorrow', { ...grant, startsOn: '2026-03-21' }, false],
    ['could until that very day', { ...grant, endsOn: '2026-03-16' }, true],
    ['could until the day before', { ...grant, endsOn: '2026-03-15' }, false],
    ['lost it later that day', { ...grant, state: 'ended', endsOn: '2026-03-15' }, true],
    ['lost it before', { ...grant, state: 'ended', changedAt: new Date('2026-03-16T09:00:00Z') }, false],
    ['could long ago, and ended it now', { ...grant, state: 'ended', endsOn: '2026-02-01' }, false],
    ['was stopped by the officer since', { ...grant, state: 'suspended' }, true],
    ['was never confirmed', { ...grant, state: 'ended', ground: 'evidence' }, false],
    ['was confirmed, and ended', { ...grant, state: 'ended', ground: 'evidence', confirmedBy: 'two' }, true],
    ['was refused', { ...grant, state: 'refused', ground: 'evidence' }, false],
    ['is of a kind that does not count', { ...grant, kind: 'sibling' }, false],
  ] as const)('%s', (_, given, could) => {
    expect(couldActSince(given, 'together', { since, today })).toBe(could)
  })
})

describe('who may act today', () => {
  const TODAY = '2026-03-20'
  const grants = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 1_000_000 }),
      kind: fc.constantFrom(...ORDERED_KINDS, ...(['parent', 'guardian', 'third', 'after-death'] as const)),
      state: fc.constantFrom<GrantState>('active', 'suspended', 'ended', 'requested', 'offered'),
      startsOn: fc.constantFrom('2026-01-01', TODAY, '2026-03-21'),
      endsOn: fc.constantFrom(null, '2026-03-19', TODAY, '2027-01-01'),
    }),
    { maxLength: 8 },
  )
  const decides = fc.constantFrom<WhoDecides>('parents', 'together', 'self', 'representative', 'nobody')

  it('of an adult who cannot decide is the highest rank in force, and nobody below it', () => {
    fc.assert(
      fc.property(grants, (given) => {
        const { representatives, outranked } = actingToday(given, 'representative', TODAY)
        const inForce = given.filter((one) => isInForce(one, TODAY) && rankOf(one.kind) !== null)
        const ranks = inForce.map(({ kind }) => rankOf(kind)!)
        expect(representatives).toEqual(inForce.filter(({ kind }) => rankOf(kind) === Math.min(...ranks)))
        expect([...representatives, ...outranked].length).toBe(inForce.length)
        for (const low of outranked)
          for (const high of representatives) expect(rankOf(high.kind)!).toBeLessThan(rankOf(low.kind)!)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is nobody who is not in force that day; after death, who may look back and nobody else, and never before', () => {
    fc.assert(
      fc.property(grants, decides, (given, who) => {
        const { representatives } = actingToday(given, who, TODAY)
        for (const one of representatives) {
          expect(isInForce(one, TODAY)).toBe(true)
          expect(readsAfterDeath(one)).toBe(who === 'nobody')
        }
      }),
    )
  })
})
