import { describe, expect, it } from 'vitest'
import { isKeyAddress, readHostedKeys, readPublicKeys } from './public-keys'

const EC = { kty: 'EC', crv: 'P-384', kid: 'one', x: 'eA', y: 'eQ', use: 'sig' }
const RSA = { kty: 'RSA', kid: 'two', n: 'n'.repeat(342), e: 'AQAB' }
const set = (...keys: unknown[]) => JSON.stringify({ keys })

describe('public keys as somebody pastes them', () => {
  it('are a set or one key, of which nothing is kept that is not public', () => {
    expect(readPublicKeys(set({ ...EC, note: 'x', x5c: ['x'] }, RSA))).toEqual({ ok: true, keys: [EC, RSA] })
    expect(readPublicKeys(JSON.stringify(EC))).toEqual({ ok: true, keys: [EC] })
  })

  it.each([
    ['', 'no-key'],
    [set(), 'no-key'],
    ['nothing', 'no-set'],
    ['[]', 'no-set'],
    ['{}', 'no-set'],
    [set('x'), 'no-set'],
    [set(null), 'no-set'],
    [set(...Array.from({ length: 11 }, (_, place) => ({ ...EC, kid: `k${place}` }))), 'no-set'],
    ['-----BEGIN PUBLIC KEY-----', 'no-set'],
    [set({ ...EC, d: 'secret' }), 'private'],
    [set(EC, { ...RSA, p: 'secret' }), 'private'],
    [JSON.stringify({ keys: [EC], d: 'secret' }), 'private'],
    [set({ kty: 'oct', k: 'secret', kid: 'x' }), 'private'],
    ['-----BEGIN EC PRIVATE KEY-----\nsecret', 'private'],
    ['-----BEGIN PRIVATE KEY-----\nsecret', 'private'],
    [JSON.stringify([{ ...EC, d: 'secret' }]), 'private'],
    [`${set({ ...EC, d: 'secret' })},`, 'private'],
    [set({ ...EC, kid: undefined }), 'no-kid'],
    [set(EC, { ...RSA, kid: 'one' }), 'same-kid'],
    [set({ ...EC, crv: 'P-256' }), 'kind'],
    [set({ ...RSA, n: 'n'.repeat(171) }), 'weak'],
  ])('%j cannot be used: %s', (text, why) => {
    expect(readPublicKeys(text)).toEqual({ ok: false, why })
  })
})

describe('public keys as somebody hosts them', () => {
  it('are those that sign here; what is there for something else is left out', () => {
    const others = [{ ...EC, crv: 'P-256' }, { ...RSA, n: 'n' }, { kty: 'OKP' }, null]
    expect(readHostedKeys(set(...others, EC))).toEqual({ ok: true, keys: [EC] })
    expect(readHostedKeys(set(...others))).toEqual({ ok: false, why: 'no-key' })
    expect(readHostedKeys(set(EC, { kty: 'oct', k: 'x' }))).toEqual({ ok: false, why: 'private' })
  })
})

describe('an address of keys', () => {
  it.each(['https://epd.delinde.nl/jwks.json', 'https://xn--bcher-kva.nl/keys?v=1'])('may be %s', (address) =>
    expect(isKeyAddress(address)).toBe(true),
  )

  it.each([
    ...['http://epd.delinde.nl/jwks', 'ftp://epd.delinde.nl', 'epd.delinde.nl', '', 'https://'],
    ...[
      'https://127.0.0.1/jwks',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://10.0.0.8/',
    ],
    ...[
      'https://localhost/',
      'https://x.localhost/',
      'https://epd/',
      'https://epd.local/',
      'https://db.internal/',
    ],
    ...[
      'https://epd.delinde.nl:8443/',
      'https://a:b@epd.delinde.nl/',
      'https://epd.delinde.nl/#x',
      'https://epd.local./',
    ],
  ])('may not be %s', (address) => expect(isKeyAddress(address)).toBe(false))
})
