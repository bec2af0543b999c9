import { expect, it } from 'vitest'
import { departureOf } from './departure'

const at = new Date('2026-03-16T08:30:00Z')
const there = { endedAt: null, mergedInto: null }

it('tells whether a provider takes part', () => {
  expect(departureOf(there, at)).toBeNull()
  expect(departureOf({ ...there, endedAt: new Date('2026-03-17T00:00:00Z') }, at)).toBeNull()
  const later = { endedAt: new Date('2026-03-17T00:00:00Z'), mergedInto: '90000102' }
  expect(departureOf(later, at)).toBeNull()
  expect(departureOf({ ...there, endedAt: at }, at)).toEqual({ kind: 'ended' })
  expect(departureOf({ endedAt: at, mergedInto: '90000102' }, at)).toEqual({
    kind: 'merged',
    into: '90000102',
  })
  expect(departureOf(undefined, at)).toEqual({ kind: 'ended' })
})
