import { describe, expect, it } from 'vitest'
import { addsNothing, additionsOf } from './additions'
import type { Catalogue } from './catalogue'
import { catalogueVersion1 as older } from './version-1'

const newer = (change: Partial<Catalogue>): Catalogue => ({ ...older, version: 2, ...change })

describe('what a newer catalogue adds', () => {
  it('is nothing when it says the same, or takes something away', () => {
    expect(addsNothing(additionsOf(older, newer({})))).toBe(true)
    expect(addsNothing(additionsOf(older, newer({ rows: older.rows.slice(1) })))).toBe(true)
    expect(addsNothing(additionsOf(older, newer({ excludedTypes: [...older.excludedTypes, 'X'] })))).toBe(
      true,
    )
  })

  it.each<[string, Partial<Catalogue>, object]>([
    [
      'a row',
      { rows: [...older.rows, { holder: 'GP', data: 'GGC013', receiver: 'RPZAC001' }] },
      { rows: [expect.anything()] },
    ],
    [
      'a type in a group of holders',
      { holderCategoriesOfType: { ...older.holderCategoriesOfType, GC: ['GP'] } },
      { holders: ['GP'] },
    ],
    [
      'a group more for a type that had one',
      { receiverCategoryOfType: { ...older.receiverCategoryOfType, Z3: ['RPZAC001', 'RPZAC005'] } },
      { receivers: ['RPZAC005'] },
    ],
    [
      'data inside other data',
      { data: older.data.map((one) => (one.code === 'GGC012' ? { ...one, contains: ['GGC013'] } : one)) },
      { contained: [{ data: 'GGC013', within: 'GGC012' }] },
    ],
    ['who was excluded', { excludedRoleCodes: [] }, { barred: true }],
    ['a purpose', { purposes: [...older.purposes, 'HRESCH'] }, { barred: true }],
  ])('is %s', (_, change, expected) => {
    expect(additionsOf(older, newer(change))).toMatchObject(expected)
    expect(addsNothing(additionsOf(older, newer(change)))).toBe(false)
  })
})
