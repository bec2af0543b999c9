import { createPrivateKey, type JsonWebKey, type webcrypto } from 'node:crypto'
import type { PrivateKey } from 'openid-client'

type Algorithm = 'RS256' | 'PS256' | 'ES256'

/**
 * The portal's own key at an identity provider: it signs who asks (`private_key_jwt`), and opens what is
 * encrypted to us. One RSA key does both, as at the bridge, where it is the client's certificate.
 */
export type ClientKey = {
  /** What this key can sign with; an `alg` in the key leaves one. */
  algorithms: Algorithm[]
  signing: (algorithm: Algorithm) => Promise<PrivateKey>
  /** For RSA-OAEP; null when this is no RSA key. */
  opening: () => Promise<PrivateKey | null>
}

const IMPORT_AS: Record<Algorithm, webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
}
/** RSA-OAEP without a number is the one with SHA-1 (RFC 7518 §4.3). */
const OAEP = { name: 'RSA-OAEP', hash: 'SHA-1' }

/** Reads a private JWK; throws when it is none, without its value in the message. */
export function readClientKey(json: string): ClientKey {
  const { kid, alg, key } = parse(json)
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
  const load = async (as: webcrypto.AlgorithmIdentifier, use: webcrypto.KeyUsage) => ({
    key: await crypto.subtle.importKey('pkcs8', pkcs8, as, false, [use]),
    ...(kid ? { kid } : {}),
  })
  const fit: Algorithm[] = key.asymmetricKeyType === 'rsa' ? ['RS256', 'PS256'] : ['ES256']
  return {
    algorithms: fit.filter((algorithm) => !alg || alg === algorithm),
    signing: (algorithm) => load(IMPORT_AS[algorithm], 'sign'),
    opening: async () => (key.asymmetricKeyType === 'rsa' ? load(OAEP, 'decrypt') : null),
  }
}

function parse(json: string) {
  try {
    const jwk = JSON.parse(json) as JsonWebKey & { kid?: string; alg?: string }
    return { kid: jwk.kid, alg: jwk.alg, key: createPrivateKey({ key: jwk, format: 'jwk' }) }
  } catch {
    throw new Error('the client key of the identity provider is no private JWK')
  }
}
