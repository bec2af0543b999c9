import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUndecided } from '~/person/gate'
import { addDays } from '~/runtime/local-date'
import { actingToday } from './acting'
import type { Grant } from './grant'
import { undecidedFrom } from './undecided'
import { whoDecides } from './who-decides'

const TODAY = '2026-03-14'
const BORN = '2014-05-01'
type Facts = Parameters<typeof undecidedFrom>[0]
type Given = Pick<Grant, 'state' | 'startsOn' | 'endsOn' | 'kind'>

function parent(startsOn: string, endsOn: string | null): Given {
  return { state: 'active', kind: 'parent', startsOn, endsOn }
}

describe('undecidedFrom', () => {
  it.each<[string, Omit<Facts, 'grants'> & { grants: Given[] }, [string | null, string | null]]>([
    ['an adult', { birthDate: null, capable: true, grants: [] }, [null, null]],
    [
      'an adult who cannot decide and has nobody',
      { birthDate: null, capable: false, grants: [] },
      [TODAY, null],
    ],
    ['a child with nobody, until 16', { birthDate: BORN, capable: true, grants: [] }, [TODAY, '2030-05-01']],
    [
      'a child whose parent has no end',
      { birthDate: BORN, capable: true, grants: [parent('2026-01-01', null)] },
      [null, null],
    ],
    [
      'a child whose parent ends',
      { birthDate: BORN, capable: true, grants: [parent('2026-01-01', '2026-06-30')] },
      ['2026-07-01', '2030-05-01'],
    ],
    [
      'a child between two',
      {
        birthDate: BORN,
        capable: true,
        grants: [parent('2026-01-01', '2026-06-30'), parent('2026-07-10', null)],
      },
      ['2026-07-01', '2026-07-10'],
    ],
    [
      'who cannot decide, from 18 on',
      { birthDate: '2008-05-01', capable: false, grants: [parent('2026-01-01', null)] },
      ['2026-05-01', null],
    ],
  ])('%s', (_who, facts, [from, until]) => {
    expect(undecidedFrom(facts, TODAY)).toEqual({ undecidedFrom: from, undecidedUntil: until })
  })

  it('says of every day up to its end what the dates say of that day', () => {
    const day = fc.integer({ min: -400, max: 2500 }).map((days) => addDays(TODAY, days))
    const grant = fc.record({
      state: fc.constantFrom('active' as const, 'suspended' as const, 'offered' as const),
      kind: fc.constantFrom('parent' as const, 'mentor' as const, 'authorised' as const),
      startsOn: day,
      endsOn: fc.option(day),
    })
    const born = fc.option(fc.integer({ min: 1, max: 7000 }).map((days) => addDays(TODAY, -days)))
    fc.assert(
      fc.property(
        fc.record({ birthDate: born, capable: fc.boolean(), grants: fc.array(grant, { maxLength: 4 }) }),
        day,
        (facts, on) => {
          const { birthDate, capable, grants } = facts
          fc.pre(on >= TODAY)
          const days = undecidedFrom({ birthDate, capable, grants }, TODAY)
          // After the gap that is written down another may come: then it was looked at again meanwhile.
          fc.pre(days.undecidedUntil === null || on <= days.undecidedUntil)
          const decides = whoDecides({ birthDate, capable, deceased: false }, on)
          const needed = decides !== 'self' && decides !== 'nobody'
          expect(isUndecided(days, on)).toBe(
            needed && actingToday(grants, decides, on).representatives.length === 0,
          )
        },
      ),
    )
  })
})
