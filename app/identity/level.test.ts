import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acrValuesFrom, agreedLevel, isAtLeast, LEVELS } from './level'

const ACR = {
  basis: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  midden: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
  substantieel: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard',
  hoog: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
}
const LOA = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
}

describe('agreedLevel', () => {
  it.each(LEVELS)('reads the DigiD name of %s', (level) => {
    expect(agreedLevel([ACR[level], undefined])).toEqual({ ok: true, level })
  })

  it.each([
    [LOA.low, 'basis'],
    [LOA.substantial, 'substantieel'],
    [LOA.high, 'hoog'],
  ])('reads %s as %s, the lowest it can mean', (statement, level) => {
    expect(agreedLevel([undefined, statement])).toEqual({ ok: true, level })
  })

  it('takes the more precise of two that agree', () => {
    expect(agreedLevel([ACR.midden, LOA.low])).toEqual({ ok: true, level: 'midden' })
  })

  it.each([
    [ACR.hoog, LOA.substantial],
    [ACR.basis, LOA.high],
    [ACR.basis, ACR.midden],
    [LOA.low, LOA.high],
  ])('refuses two that exclude each other: %s and %s', (one, other) => {
    expect(agreedLevel([one, other])).toEqual({ ok: false, refusal: 'levels-disagree' })
  })

  it('refuses when nothing was stated', () => {
    expect(agreedLevel([undefined, undefined])).toEqual({ ok: false, refusal: 'no-level' })
  })

  it('refuses a statement it does not know, even beside one it does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())), (odd) => {
        fc.pre(![...Object.values(ACR), ...Object.values(LOA)].includes(odd as string))
        expect(agreedLevel([odd])).toEqual({ ok: false, refusal: 'no-level' })
        expect(agreedLevel([ACR.hoog, odd])).toEqual({ ok: false, refusal: 'no-level' })
      }),
    )
  })

  it.each(['constructor', '__proto__', 'toString'])('is not fooled by %s', (name) => {
    expect(agreedLevel([name])).toEqual({ ok: false, refusal: 'no-level' })
  })

  it('never finds a level above any of the statements', () => {
    const statement = fc.constantFrom(...Object.values(ACR), ...Object.values(LOA))
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        const both = agreedLevel([one, other])
        if (!both.ok) return
        for (const single of [agreedLevel([one]), agreedLevel([other])])
          if (single.ok) expect(isAtLeast(both.level, single.level)).toBe(true)
        expect(agreedLevel([other, one])).toEqual(both)
      }),
    )
  })
})

it('isAtLeast follows the order of the levels', () => {
  expect(isAtLeast('substantieel', 'substantieel')).toBe(true)
  expect(isAtLeast('hoog', 'substantieel')).toBe(true)
  expect(isAtLeast('midden', 'substantieel')).toBe(false)
  expect(isAtLeast('basis', 'midden')).toBe(false)
})

it('asks for sufficient levels only, the lowest first', () => {
  expect(acrValuesFrom('substantieel')).toEqual([ACR.substantieel, ACR.hoog])
  expect(acrValuesFrom('basis')).toHaveLength(4)
})
