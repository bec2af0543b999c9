import { createPublicKey } from 'node:crypto'
import {
  CompactEncrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
} from 'jose'
import type { Claims, LoginFault } from './faults'

/** The key of one provider, and on request one that it never published. */
export type SigningKeys = {
  algorithm: 'PS256' | 'RS256'
  jwk: JWK
  own: CryptoKey
  stranger(): Promise<CryptoKey>
}

export async function makeSigningKeys(
  algorithm: SigningKeys['algorithm'],
  kid: string,
): Promise<SigningKeys> {
  const make = async () => (await generateKeyPair(algorithm, { extractable: true })).privateKey
  const own = await make()
  const jwk = { ...(await exportJWK(own)), kid, alg: algorithm, use: 'sig' }
  return { algorithm, jwk, own, stranger: make }
}

/** Signs as the fault says: with the own key, a stranger's, the public key as if it were a secret, or not at all. */
export async function sign(claims: Claims, keys: SigningKeys, fault: LoginFault | 'none'): Promise<string> {
  if (fault === 'alg-none') return `${encode({ alg: 'none' })}.${encode(claims)}.`
  if (fault === 'wrong-alg') {
    const header = { alg: 'HS256', kid: keys.jwk.kid }
    return new SignJWT(claims).setProtectedHeader(header).sign(publicKeyAsSecret(keys.jwk))
  }
  const header = { alg: keys.algorithm, kid: keys.jwk.kid, typ: 'JWT' }
  return new SignJWT(claims)
    .setProtectedHeader(header)
    .sign(fault === 'wrong-key' ? await keys.stranger() : keys.own)
}

/** Wraps a signed JWT for the portal alone, as the bridge does. */
export async function encryptFor(client: JWK, token: string): Promise<string> {
  const key = await importJWK(client, 'RSA-OAEP')
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256', typ: 'JWT', cty: 'JWT', kid: client.kid })
    .encrypt(key)
}

function publicKeyAsSecret({ kty, n, e }: JWK) {
  const pem = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  return new TextEncoder().encode(String(pem))
}

function encode(value: object) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
