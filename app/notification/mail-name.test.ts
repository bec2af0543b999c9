import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBsn } from '~/person/bsn'
import { holdsCitizenNumber, holdsWebAddress, mayStandInMail } from './mail-name'

const BSN = '999990408'

describe('a name that will stand in a mail', () => {
  it.each([
    BSN,
    `Anna ${BSN}`,
    '999 990 408',
    '999.990.408',
    '9-9-9-9-9-0-4-0-8',
    '(999) 990 (408)',
    '9999,90 & 408',
    `nummer ${BSN} van Anna`,
    `1${BSN}`,
    `${BSN}7`,
    '10000008',
    'Anna2026999990408',
  ])('holds a number: %s', (text) => {
    expect(holdsCitizenNumber(text)).toBe(true)
  })

  it.each([
    'Anna',
    '',
    'Opa (88)',
    'Kamer 12, gang 3',
    '123456789',
    '999990409',
    'Anna 9999 of 90408',
    '000000000',
  ])('holds none: %s', (text) => {
    expect(holdsCitizenNumber(text)).toBe(false)
  })

  it('holds one wherever and however it is written', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '.', '-', ', ', ' - '), {
      minLength: 8,
      maxLength: 8,
    })
    const words = fc.stringMatching(/^[A-Za-z .,-]{0,12}$/)
    const numbers = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((eight) => {
      const sum = [...String(eight)].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0)
      return `${eight}${sum % 11}`
    })
    fc.assert(
      fc.property(numbers, separators, fc.tuple(words, words), (...[number, between, [before, after]]) => {
        fc.pre(parseBsn(number) !== null)
        const written = [...number].map((digit, place) => digit + (between[place] ?? '')).join('')
        expect(holdsCitizenNumber(`${before}${written}${after}`)).toBe(true)
      }),
    )
  })

  it.each([
    'kwaad.nl',
    'KWAAD.NL',
    'Anna www.kwaad.example',
    'Anna, t.co',
    'Uw arts (log-in.kwaad.nl)',
    'kwaad.co.uk',
    'Anna.Kwaad',
    'kwáád.nl',
    'почта.рф',
    'a.xn--p1ai',
    'Anna-.nl',
    '192.168.1.10',
  ])('holds a web address: %s', (text) => {
    expect(holdsWebAddress(text)).toBe(true)
    expect(mayStandInMail(text)).toBe(false)
  })

  it.each([
    'A. de Vries',
    'A.B. de Vries',
    'A.B.C',
    'Dr. Jansen',
    'Anna .',
    'Kamer 2.10',
    'Anna, de 2e.',
    '',
    'O’Neil-Smit Sr.',
  ])('holds no web address: %s', (text) => {
    expect(holdsWebAddress(text)).toBe(false)
    expect(mayStandInMail(text)).toBe(true)
  })

  it('is looked at in time that grows with its length only', () => {
    expect(holdsCitizenNumber('1 '.repeat(50_000))).toBe(false)
    expect(holdsCitizenNumber(`${'x'.repeat(1_000_000)}${BSN}`)).toBe(true)
    expect(holdsWebAddress('a.b.'.repeat(250_000))).toBe(false)
    expect(holdsWebAddress('1.1.1.'.repeat(150_000))).toBe(true)
  })
})
