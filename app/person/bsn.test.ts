import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBsn } from './bsn'

describe('parseBsn', () => {
  it.each(['999990408', '999 990 408', '999990408 ', '9999.90.408'])('reads %s', (typed) => {
    expect(parseBsn(typed)).toBe('999990408')
  })

  it.each(['123456789', '000000000', '99999040', '9999904080', '', 'abcdefghi', '99999040a'])(
    'refuses %s',
    (typed) => {
      expect(parseBsn(typed)).toBeNull()
    },
  )

  it('finds every mistake in a single digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'999990408'].map(Number)
        digits[place] = (digits[place]! + shift) % 10
        expect(parseBsn(digits.join(''))).toBeNull()
      }),
    )
  })
})
