import { expect, it } from 'vitest'
import { readCounts, total, writeCounts } from './proof'

it('reads of a run what it wrote, and nothing that is no count', () => {
  const counts = { erased: 0, 'mail-body': 12, log: 900 }
  expect(readCounts(writeCounts(counts))).toEqual(counts)
  expect(total(counts)).toBe(912)
  expect(readCounts('draft=1 mail=x =4 log=-2 <b>=3')).toEqual({ draft: 1 })
})
