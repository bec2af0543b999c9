import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKeyring } from './keyring.server'
import { seal, sealKey, unseal } from './seal.server'

const key = sealKey('k1', randomBytes(32))
const place = { table: 'subject', column: 'bsn_sealed', row: 'a1' }

describe('seal', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        expect(unseal(key, place, seal(key, place, plain))).toBe(plain)
      }),
    )
  })

  it('never seals the same text to the same bytes', () => {
    expect(seal(key, place, 'x')).not.toBe(seal(key, place, 'x'))
  })

  it.each([
    { ...place, table: 'session' },
    { ...place, column: 'name' },
    { ...place, row: 'a2' },
  ])('does not open in another place', (other) => {
    expect(() => unseal(key, other, seal(key, place, 'x'))).toThrow()
  })

  it('refuses every changed byte', () => {
    const sealed = seal(key, place, 'geheim')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(() => unseal(key, place, `k1.${changed.toString('base64url')}`)).toThrow()
    }
  })

  it('refuses another key under the same name, and an unknown name', () => {
    const sealed = seal(key, place, 'x')
    expect(() => unseal(sealKey('k1', randomBytes(32)), place, sealed)).toThrow()
    expect(() => unseal(sealKey('k2', randomBytes(32)), place, sealed)).toThrow(/no key k1/)
  })
})

describe('keyring', () => {
  const base64 = () => randomBytes(32).toString('base64')

  it('reads older keys after a rotation and seals with the first', () => {
    const [older, indexKey] = [base64(), base64()]
    const before = openKeyring({ sealKeys: `a:${older}`, indexKey })
    const after = openKeyring({ sealKeys: `b:${base64()},a:${older}`, indexKey })
    expect(after.unseal(place, before.seal(place, 'x'))).toBe('x')
    expect(after.seal(place, 'x')).toMatch(/^b\./)
  })

  it('keeps the index of one purpose apart from another', () => {
    const keyring = openKeyring({ sealKeys: `a:${base64()}`, indexKey: base64() })
    expect(keyring.index('bsn', '1')).toBe(keyring.index('bsn', '1'))
    expect(keyring.index('bsn', '1')).not.toBe(keyring.index('email', '1'))
  })

  it.each(['', 'a', 'a:', `a:${Buffer.alloc(16).toString('base64')}`])('refuses the keys %j', (sealKeys) => {
    expect(() => openKeyring({ sealKeys, indexKey: base64() })).toThrow()
  })
})
