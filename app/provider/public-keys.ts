import { parseObject } from '~/runtime/parse-object'

/** Public keys of a care system, or in plain words why they cannot be used. */
export type PublicKeys = { ok: true; keys: Record<string, unknown>[] } | { ok: false; why: string }

/** What only a private or symmetric key has (RFC 7518 §6). */
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * Reads a JWKS or a single JWK (RFC 7517). Refuses private keys, which must never leave their system, and kinds
 * of key that cannot sign ES384 or RS384 (HL7 SMART Backend Services).
 */
export function readPublicKeys(text: string): PublicKeys {
  const read = parseObject(text)
  const keys = Array.isArray(read?.keys) ? (read.keys as Record<string, unknown>[]) : read ? [read] : []
  if (keys.length === 0) return { ok: false, why: 'there is no key in it' }
  const why = keys.map(mistakeIn).find((mistake) => mistake !== null)
  return why ? { ok: false, why } : { ok: true, keys }
}

function mistakeIn(key: Record<string, unknown> | null): string | null {
  if (typeof key !== 'object' || key === null) return 'it is not a JWKS'
  if (PRIVATE_PARTS.some((part) => part in key)) return 'it holds a private key; give the public half only'
  if (typeof key.kid !== 'string' || key.kid === '') return 'a key has no kid'
  const signs = key.kty === 'RSA' || (key.kty === 'EC' && key.crv === 'P-384')
  return signs ? null : 'a key is neither EC P-384 nor RSA'
}
