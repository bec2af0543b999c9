import { describe, expect, it } from 'vitest'
import { additionsOf } from '~/catalogue/additions'
import { catalogueVersion1 as older } from '~/catalogue/version-1'
import { says, TODAY } from './consent.arbitrary'
import { isTouchedBy } from './touched-by'

const newer = {
  members: {
    ...older,
    holderCategoriesOfType: { ...older.holderCategoriesOfType, Q9: ['HOSPITAL'] },
    receiverCategoryOfType: { ...older.receiverCategoryOfType, Q9: ['RPZAC104'] },
  },
  data: {
    ...older,
    data: older.data.map((one) => (one.code === 'GGC013' ? { ...one, contains: ['GGC099'] } : one)),
  },
  row: { ...older, rows: [...older.rows, { holder: 'GP', data: 'GGC002', receiver: 'RPZAC900' }] },
  purpose: { ...older, purposes: [...older.purposes, 'NEW'] },
}

describe('a newer catalogue touches', () => {
  it.each([
    ['members', 'HOSPITAL GGC002 RPZAC001 yes', true],
    ['members', 'GP GGC002 RPZAC104 yes', true],
    ['members', 'ura:90000101 GGC002 RPZAC104 yes', true],
    ['members', `GP GGC002 RPZAC104 yes ${TODAY}`, true],
    ['members', 'GP GGC002 RPZAC104 yes 2026-11-21', false],
    ['members', 'HOSPITAL GGC002 RPZAC104 no', false],
    ['members', 'GP GGC002 RPZAC005 yes', false],
    ['members', 'ura:90000101 GGC002 ura:90000303 yes', false],
    ['data', 'PHARMACY GGC013 RPZAC001 yes', true],
    ['data', 'GP GGC002 RPZAC001 yes', false],
    ['row', 'GP GGC002 RPZAC001 yes', true],
    ['row', 'PHARMACY GGC013 RPZAC001 yes', false],
    ['purpose', 'PHARMACY GGC013 RPZAC001 yes', true],
    ['purpose', 'PHARMACY GGC013 RPZAC001 no', false],
  ] as const)('by new %s who says %s: %s', (what, line, touched) => {
    expect(isTouchedBy(additionsOf(older, newer[what]), [says(line)], TODAY)).toBe(touched)
  })
})
