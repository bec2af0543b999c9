import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsBsn, parseBsn, withoutBsn } from './bsn'

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

describe('holdsBsn', () => {
  it.each([
    'bel 999990408',
    'Nummer:999 990 408.',
    'op 01-01-2026 999990408',
    '9999.90.408',
    '9 9 9 9 9 0 4 0 8',
    'in vreemde cijfers ９９９９９０４０８',
    'bsn999990408x',
  ])('finds one in: %s', (text) => expect(holdsBsn(text)).toBe(true))

  it.each([
    'in 2026-2027, van 01-01-2026 tot 31-12-2027. Bel 030-1234567',
    'een ander nummer: 999990409',
    'IBAN NL91 ABNA 0417 1643 00',
    'telefoon 0612345678, 06-12345678',
    'binnen iets langers: 31999990408',
    '000000000',
    '',
  ])('leaves what is none: %s', (text) => expect(holdsBsn(text)).toBe(false))
})

describe('withoutBsn', () => {
  it.each([
    ['op 01-01-2026 999990408, tel. 030-1234567', 'op 01-01-2026 X, tel. 030-1234567'],
    ['999990408 999 990 408', 'X X'],
    ['９９９９９０４０８', 'X'],
    ['½ van 999990409', '½ van 999990409'],
  ])('of %s leaves: %s', (text, left) => expect(withoutBsn(text, 'X')).toBe(left))

  it('leaves none in any text', () => {
    const piece = fc.constantFrom('999990408', '123456782', '9', '99', '0408', '12', '-', ' ', '.', 'a')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(holdsBsn(withoutBsn(pieces.join(''), 'X'))).toBe(false)
      }),
    )
  })
})
