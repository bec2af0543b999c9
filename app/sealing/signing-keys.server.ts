import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Secret } from './secret.server'

/** A key that signs what others verify. `privateJwk` never leaves the process; `publicJwk` is in a JWKS. */
export type SigningKey = {
  id: string
  publicKey: KeyObject
  publicJwk: PublicJwk
  privateJwk: PublicJwk & { d: string }
}

type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; use: 'sig'; alg: 'EdDSA' }

export const SIGNING_ALGORITHM = 'EdDSA'

const SEED_BYTES = 32
/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * What is signed, and with which secret: a key for one never signs the other. `access-token` lives minutes and goes with
 * `SESSION_KEYS`: give all processes the new key behind the old one, then in front of it, then drop the old one after five
 * minutes. `notification` is verified on arrival and goes with them. `receipt` is verified for years and goes with `AUDIT_KEY`, of which old keys stay.
 */
const PURPOSES = {
  'access-token': 'zeggenschap access token signing 1',
  receipt: 'zeggenschap receipt signing 1',
  notification: 'zeggenschap notification signing 1',
} as const

/**
 * One Ed25519 key for each key of a secret, derived with HKDF (RFC 5869): the first signs, all verify. Every process with
 * the same configuration has the same keys, nothing is stored, and they rotate with the secret.
 */
export function signingKeys(secret: Secret, purpose: keyof typeof PURPOSES): [SigningKey, ...SigningKey[]] {
  const [first, ...others] = secret
    .reveal()
    .split(',')
    .map((key) => derive(key, PURPOSES[purpose]))
  if (!first) throw new Error('at least one key is needed to sign with')
  return [first, ...others]
}

function derive(key: string, purpose: string): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(key.trim(), 'base64'), '', purpose, SEED_BYTES))
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  const { x } = publicKey.export({ format: 'jwk' }) as { x: string }
  const publicJwk: PublicJwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    x,
    kid: thumbprint(x),
    use: 'sig',
    alg: SIGNING_ALGORITHM,
  }
  return {
    id: publicJwk.kid,
    publicKey,
    publicJwk,
    privateJwk: { ...publicJwk, d: seed.toString('base64url') },
  }
}

/** RFC 7638: SHA-256 over the required members in order. */
function thumbprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
}
